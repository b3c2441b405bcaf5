import type { PanelContext, ToHolder } from '../../messages.ts'

/** Where the panel runs: an extension page in a frame or side panel, or a page served by the backend. */
export interface Host {
  context(): Promise<PanelContext>
  /** Calls back when another title may be open now. Returns how to stop. */
  onContextChange(changed: () => void): () => void
  readToken(): Promise<string | null>
  keepToken(token: string | null): Promise<void>
  /** Inside somebody else's page: that page could cover or resize the panel. */
  framed: boolean
  tellHolder(message: ToHolder): void
  /** Opens the place where the backend's address is set; null when there is none. */
  openSettings: (() => void) | null
}
