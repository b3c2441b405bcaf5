import { createContext, use } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { Panel } from './panel.ts'
import type { RunsState } from './stores/runs-store.ts'
import type { SessionState } from './stores/session-store.ts'
import type { TitleState } from './stores/title-store.ts'
import type { ViewState } from './stores/view-store.ts'

export const PanelContext = createContext<Panel | null>(null)

export function usePanel(): Panel {
  const panel = use(PanelContext)
  if (panel === null) throw new Error('no panel around this component')
  return panel
}

export const useSession = <T>(pick: (state: SessionState) => T): T =>
  useStore(usePanel().session, pick)
export const useTitle = <T>(pick: (state: TitleState) => T): T => useStore(usePanel().title, pick)
export const useRuns = <T>(pick: (state: RunsState) => T): T => useStore(usePanel().runs, pick)
export const useView = <T>(pick: (state: ViewState) => T): T => useStore(usePanel().view, pick)

/** A part's own store. */
export function useSlice<State, T>(
  create: (panel: Panel) => StoreApi<State>,
  pick: (state: State) => T,
): T {
  return useStore(usePanel().slice(create), pick)
}

/** May this person do it on this title? What somebody may not do is absent. */
export const useMay = (action: string): boolean =>
  useTitle((state) => state.view?.may.includes(action) ?? false)
