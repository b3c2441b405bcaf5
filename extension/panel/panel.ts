import { createApi, type Api } from './api/api.ts'
import type { Host } from './host/host.ts'
import { createRunsStore, type RunsStore } from './stores/runs-store.ts'
import { createSessionStore, type SessionStore } from './stores/session-store.ts'
import { createTitleStore, type TitleStore } from './stores/title-store.ts'
import { createViewStore, type ViewStore } from './stores/view-store.ts'

/** The panel without its looks: what it knows and where it asks. */
export interface Panel {
  host: Host
  api: Api
  session: SessionStore
  title: TitleStore
  runs: RunsStore
  view: ViewStore
  /** A part's own store, made when that part is first shown and kept until another title is open. */
  slice<Store>(create: (panel: Panel) => Store): Store
  /** Shows another title; what was typed for the one before goes. */
  openTitle(workId: number): Promise<void>
}

export function createPanel(host: Host, backend: string): Panel {
  const token: { value: string | null } = { value: null }
  const api = createApi({
    backend,
    token: () => token.value,
    signedOut: () => session.getState().end(),
  })
  const session = createSessionStore(api, host, token)
  const title = createTitleStore(api)
  const runs = createRunsStore(api)
  const view = createViewStore()
  const slices = new Map<unknown, unknown>()
  const panel: Panel = {
    host,
    api,
    session,
    title,
    runs,
    view,
    slice<Store>(create: (panel: Panel) => Store): Store {
      if (!slices.has(create)) slices.set(create, create(panel))
      // The map holds under each maker exactly what that maker made.
      return slices.get(create) as Store
    },
    async openTitle(workId) {
      slices.clear()
      view.setState({ selection: {}, dialog: null, clearanceItem: null })
      await Promise.all([title.getState().open(workId), runs.getState().open(workId)])
    },
  }
  return panel
}
