import { noFilters, type Filters } from '../assets/filters.ts'
import { tabs, type Tab, type ViewStore } from '../stores/view-store.ts'

const isTab = (name: string): name is Tab => tabs.some((tab) => tab === name)

/** @example '#assets?role=front-cover' */
export function hashOf(tab: Tab, filters: Filters): string {
  if (tab !== 'assets') return `#${tab}`
  const query = new URLSearchParams()
  if (filters.words !== '') query.set('words', filters.words)
  if (filters.role !== null) query.set('role', filters.role)
  if (filters.approved) query.set('approved', 'yes')
  if (filters.usable) query.set('usable', 'yes')
  if (filters.system !== null) query.set('system', filters.system)
  if (filters.edition !== null) query.set('edition', String(filters.edition))
  return query.size === 0 ? '#assets' : `#assets?${query}`
}

/** The view that an address asks for; null when it asks for none that there is. */
export function viewOf(hash: string): { tab: Tab; filters: Filters } | null {
  const [tab = '', rest = ''] = hash.replace(/^#/, '').split('?')
  if (!isTab(tab)) return null
  const query = new URLSearchParams(rest)
  const edition = Number(query.get('edition'))
  const filters = {
    ...noFilters,
    words: query.get('words') ?? '',
    role: query.get('role'),
    approved: query.get('approved') === 'yes',
    usable: query.get('usable') === 'yes',
    system: query.get('system'),
    edition: query.has('edition') && Number.isSafeInteger(edition) ? edition : null,
  }
  return { tab, filters }
}

/**
 * Keeps the address and the view in step, so that a view can be linked to. The address is replaced,
 * never pushed: in a frame a pushed one would catch the Back button of the page around it.
 */
export function followHash(view: ViewStore): () => void {
  const read = () => {
    const asked = viewOf(location.hash)
    if (asked === null) return
    const { tab, filters } = view.getState()
    if (asked.tab !== 'assets') asked.filters = filters
    if (hashOf(asked.tab, asked.filters) !== hashOf(tab, filters)) view.setState(asked)
  }
  read()
  const stop = view.subscribe(({ tab, filters }) => {
    const hash = hashOf(tab, filters)
    if (hash !== location.hash) history.replaceState(history.state, '', hash)
  })
  addEventListener('hashchange', read)
  return () => {
    stop()
    removeEventListener('hashchange', read)
  }
}
