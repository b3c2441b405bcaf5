/** Messages between the parts of the extension. Nothing here comes from the host page. */

/** From an extension page (panel, options) to the worker. */
export type ToWorker =
  { kind: 'context' } | { kind: 'read-token' } | { kind: 'keep-token'; token: string | null }

/** Answer to `context`. The work id is read from the tab's address by the worker, never from the page. */
export interface PanelContext {
  workId: number | null
  /** Origin of the Slipcase backend; null until the options page has it. */
  backend: string | null
}

/** Answer to `read-token`. */
export interface HeldToken {
  token: string | null
}

/** From the panel's frame to the window that holds it: only about its own size. */
export type ToHolder =
  | { source: 'slipcase-panel'; kind: 'height'; pixels: number }
  /** A dialog is open and wants the whole window (true) or has closed (false). */
  | { source: 'slipcase-panel'; kind: 'whole-window'; on: boolean }
