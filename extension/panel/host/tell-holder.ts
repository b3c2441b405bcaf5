import type { ToHolder } from '../../messages.ts'

/** These messages hold nothing but the frame's own size, so any holder may read them. */
export function tellHolder(message: ToHolder): void {
  if (window.parent !== window) window.parent.postMessage(message, '*')
}
