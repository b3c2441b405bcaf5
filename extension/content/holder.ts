import type { ToHolder } from '../messages.ts'

/** Marks our element in the host page. */
export const mark = 'data-slipcase-panel'

/** Reserved from the start, so that the page does not jump when the panel has loaded. */
const leastHeight = 320
/** Taller than any list that the panel shows at once; a wrong number must not make an endless page. */
const mostHeight = 20_000

export interface Holder {
  element: HTMLElement
  remove(): void
}

/** Our one element in the host page: it holds the panel's frame and obeys it about its size only. */
export function createHolder(
  { address, origin }: { address: string; origin: string },
  signal: AbortSignal,
): Holder {
  const element = document.createElement('div')
  element.setAttribute(mark, '')
  element.style.height = `${leastHeight}px`
  const frame = document.createElement('iframe')
  frame.src = address
  frame.title = 'Slipcase: assets and rights'
  const root = element.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = css
  root.append(style, frame)

  const end = new AbortController()
  let height = leastHeight
  let isWhole = false

  /** The frame fills the window without leaving its place, where its room stays reserved. */
  function setWhole(on: boolean): void {
    if (on === isWhole) return
    isWhole = on
    frame.toggleAttribute('data-whole', on)
    // The top layer is above everything of the page, whatever transforms and layers the page uses.
    if (on) {
      frame.popover = 'manual'
      frame.showPopover()
    } else {
      frame.hidePopover()
      frame.popover = null
      element.style.height = `${height}px`
    }
  }

  addEventListener(
    'message',
    (event) => {
      if (event.source !== frame.contentWindow || event.origin !== origin) return
      const message = toHolder(event.data)
      if (!message) return
      if (message.kind === 'whole-window') return setWhole(message.on)
      height = Math.min(mostHeight, Math.max(leastHeight, Math.ceil(message.pixels)))
      if (!isWhole) element.style.height = `${height}px`
    },
    { signal: AbortSignal.any([signal, end.signal]) },
  )
  return {
    element,
    remove() {
      end.abort()
      element.remove()
    },
  }
}

/** Parsed by hand: this script runs in every Consonance page and carries no library. */
function toHolder(data: unknown): ToHolder | null {
  if (typeof data !== 'object' || data === null) return null
  const { source, kind, pixels, on } = data as Record<string, unknown>
  if (source !== 'slipcase-panel') return null
  if (kind === 'height' && typeof pixels === 'number' && Number.isFinite(pixels))
    return { source, kind, pixels }
  return kind === 'whole-window' && typeof on === 'boolean' ? { source, kind, on } : null
}

const css = `
:host { all: initial; display: block; contain: layout; margin: 16px 0; }
iframe { display: block; width: 100%; height: 100%; border: 0; margin: 0; padding: 0; }
iframe[data-whole] { position: fixed; inset: 0; width: 100vw; height: 100vh; max-width: none;
  max-height: none; z-index: 2147483647; }
`
