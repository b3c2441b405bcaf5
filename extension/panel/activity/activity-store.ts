import { createStore } from 'zustand/vanilla'
import type { ActivityEntry } from '#shared/api/runs.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import type { Panel } from '../panel.ts'

export type Outcome = ActivityEntry['outcome']

export interface ActivityState {
  status: 'loading' | 'ready' | 'failed'
  /** Newest first, as it comes. */
  entries: ActivityEntry[]
  problem: ApiProblem | null
  outcome: Outcome | null
  load: () => Promise<void>
  filter: (outcome: Outcome | null) => void
}

export function createActivity({ api, title }: Panel) {
  return createStore<ActivityState>((set, get) => ({
    status: 'loading',
    entries: [],
    problem: null,
    outcome: null,

    async load() {
      const { workId } = title.getState()
      if (workId === null) return
      try {
        const { entries } = await api.activity(workId)
        if (title.getState().workId === workId) set({ status: 'ready', entries, problem: null })
      } catch (reason) {
        set({
          status: get().entries.length === 0 ? 'failed' : 'ready',
          problem: asProblem(reason),
        })
      }
    },

    filter: (outcome) => set({ outcome }),
  }))
}
