import { followAddress } from './follow-address.ts'
import { createHolder, mark, type Holder } from './holder.ts'
import { pageTheme } from './page-theme.ts'
import { place } from './place.ts'
import { workIdIn } from './work-id.ts'

/** A page that removes the panel again and again does not want it; no fight is fought in its document. */
const mostInsertions = 20

/** Where the panel's page is loaded from, and the origin that its messages then have. */
export interface PanelPage {
  address: string
  origin: string
}

/**
 * Keeps one panel on the page of a work, and none elsewhere, until the extension is gone:
 * `panelPage` answers null once this script is an orphan of a reloaded extension.
 */
export function keepPanel(panelPage: () => PanelPage | null): AbortController {
  const life = new AbortController()
  let shown: { workId: number; holder: Holder; insertions: number } | null = null

  function leave(): void {
    shown?.holder.remove()
    shown = null
  }

  function look(): void {
    const page = panelPage()
    if (!page) return life.abort()
    const workId = workIdIn(location.href)
    if (workId !== shown?.workId) leave()
    if (workId === null || shown?.holder.element.isConnected) return
    if (isElsewhere()) return
    if (!shown) {
      // The theme alone goes along; the panel asks the worker for the work.
      const address = `${page.address}?theme=${pageTheme(document)}`
      const holder = createHolder({ ...page, address }, life.signal)
      shown = { workId, holder, insertions: 0 }
    }
    shown.insertions += 1
    if (shown.insertions <= mostInsertions) place(shown.holder.element, document)
  }

  life.signal.addEventListener('abort', leave)
  followAddress(look, life.signal)
  look()
  return life
}

/** Is another panel here already? Copies that a page's cache has made are dead, and are cleared away. */
function isElsewhere(): boolean {
  for (const other of document.querySelectorAll(`[${mark}]`)) {
    if (other.shadowRoot) return true
    other.remove()
  }
  return false
}
