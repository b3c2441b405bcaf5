import type { Host } from './host.ts'

let open = 0
let told = false

/**
 * A dialog has opened (true) or closed (false). One that closes for the next to open does not give
 * the window back in between.
 */
export function askForWindow(host: Host, on: boolean): void {
  open += on ? 1 : -1
  queueMicrotask(() => {
    if (told === open > 0) return
    told = open > 0
    host.tellHolder({ source: 'slipcase-panel', kind: 'whole-window', on: told })
  })
}
