import type { Host } from './host.ts'

/** Tells the holder the height of the content whenever it changes. Returns how to stop. */
export function followHeight(host: Host, content: Element): () => void {
  let told = 0
  const observer = new ResizeObserver(() => {
    const pixels = Math.ceil(content.getBoundingClientRect().height)
    if (pixels === told) return
    told = pixels
    host.tellHolder({ source: 'slipcase-panel', kind: 'height', pixels })
  })
  observer.observe(content)
  return () => observer.disconnect()
}
