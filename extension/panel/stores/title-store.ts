import { createStore } from 'zustand/vanilla'
import type { TitleView } from '#shared/api/titles.ts'
import type { Api } from '../api/api.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'

export interface TitleState {
  workId: number | null
  status: 'idle' | 'loading' | 'ready' | 'failed'
  view: TitleView | null
  /** Why the last reading failed; the view before it stays. */
  problem: ApiProblem | null
  open: (workId: number) => Promise<void>
  /** Reads again what the backend knows. Calls that come while one is under way become one more. */
  reload: () => Promise<void>
  /** Asks the backend to read the systems again. */
  refresh: () => Promise<void>
}

export function createTitleStore(api: Api) {
  return createStore<TitleState>((set, get) => {
    // A late answer for the title before is dropped: only the newest generation may write.
    let generation = 0
    let reading: Promise<void> | null = null
    let readAgain = false

    const read = async () => {
      const mine = generation
      const workId = get().workId
      if (workId === null) return
      try {
        const view = await api.title(workId)
        if (mine === generation) set({ status: 'ready', view, problem: null })
      } catch (reason) {
        if (mine !== generation) return
        set({ status: get().view === null ? 'failed' : 'ready', problem: asProblem(reason) })
      }
    }
    const readUntilCurrent = async () => {
      do {
        readAgain = false
        await read()
      } while (readAgain)
    }

    return {
      workId: null,
      status: 'idle',
      view: null,
      problem: null,

      async open(workId) {
        generation += 1
        readAgain = false
        reading = null
        set({ workId, status: 'loading', view: null, problem: null })
        await get().reload()
      },

      async reload() {
        if (reading !== null) {
          readAgain = true
          return reading
        }
        const mine = generation
        if (get().view === null) set({ status: 'loading', problem: null })
        reading = readUntilCurrent()
        await reading
        if (mine === generation) reading = null
      },

      async refresh() {
        const { workId } = get()
        if (workId === null) return
        const mine = generation
        try {
          await api.refreshTitle(workId)
        } catch (reason) {
          if (mine === generation) set({ problem: asProblem(reason) })
          return
        }
        if (mine === generation) await get().reload()
      },
    }
  })
}
export type TitleStore = ReturnType<typeof createTitleStore>
