import { createStore } from 'zustand/vanilla'
import { noFilters, type Filters } from '../assets/filters.ts'

export const tabs = ['assets', 'clearance', 'records', 'activity'] as const
export type Tab = (typeof tabs)[number]

export type OpenDialog =
  | { kind: 'details'; key: string }
  | { kind: 'attach' }
  | { kind: 'archive'; keys: string[] }
  | { kind: 'run'; runId: string }
  | { kind: 'undo'; runId: string }

export type Sorting = { id: string; desc: boolean }[]

/** What the person looks at. Nothing here is asked of the backend. */
export interface ViewState {
  tab: Tab
  filters: Filters
  sorting: Sorting
  /** Keys of chosen rows. */
  selection: Record<string, true>
  dialog: OpenDialog | null
  /** Item that the clearance question starts with. */
  clearanceItem: string | null
  show: (tab: Tab) => void
  filter: (change: Partial<Filters>) => void
  clearFilters: () => void
  sort: (sorting: Sorting) => void
  select: (selection: Record<string, true>) => void
  open: (dialog: OpenDialog) => void
  closeDialog: () => void
  askClearanceOf: (key: string) => void
}

export function createViewStore() {
  return createStore<ViewState>((set, get) => ({
    tab: 'assets',
    filters: noFilters,
    sorting: [],
    selection: {},
    dialog: null,
    clearanceItem: null,
    show: (tab) => set({ tab }),
    filter: (change) => set({ filters: { ...get().filters, ...change } }),
    clearFilters: () => set({ filters: noFilters }),
    sort: (sorting) => set({ sorting }),
    select: (selection) => set({ selection }),
    open: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    askClearanceOf: (key) => set({ tab: 'clearance', clearanceItem: key, dialog: null }),
  }))
}
export type ViewStore = ReturnType<typeof createViewStore>
