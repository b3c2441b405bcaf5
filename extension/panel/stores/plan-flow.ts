import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PlanRequest, PlanView } from '#shared/api/runs.ts'
import type { Api } from '../api/api.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import type { RunsStore } from './runs-store.ts'

/** From a wish to a run: dry run, look, confirm. The same for attach, archive and undo. */
export interface PlanFlow {
  stage: 'nothing' | 'planning' | 'planned' | 'starting' | 'started' | 'failed'
  request: PlanRequest | null
  plan: PlanView | null
  /** The world changed between looking and confirming; the plan shown is the new one. */
  changed: boolean
  runId: string | null
  problem: ApiProblem | null
  /** Plans at once; null takes the wish back. */
  propose: (request: PlanRequest | null) => Promise<void>
  confirm: () => Promise<void>
  /** Plans the same wish again. */
  lookAgain: () => Promise<void>
  reset: () => void
}

const beginning = {
  stage: 'nothing',
  request: null,
  plan: null,
  changed: false,
  runId: null,
  problem: null,
} as const

export function createPlanFlow(api: Api, runs: RunsStore): StoreApi<PlanFlow> {
  return createStore<PlanFlow>((set, get) => {
    let asking = new AbortController()
    // One key per plan that was looked at: pressing again after a lost answer is the same wish.
    let idempotencyKey = ''

    const plan = async (request: PlanRequest, changed: boolean) => {
      asking.abort()
      const mine = new AbortController()
      asking = mine
      set({ stage: 'planning', request, runId: null, problem: null, changed })
      try {
        const made = await api.plan(request, mine.signal)
        if (mine.signal.aborted) return
        idempotencyKey = crypto.randomUUID()
        set({ stage: 'planned', plan: made })
      } catch (reason) {
        if (!mine.signal.aborted) set({ stage: 'failed', plan: null, problem: asProblem(reason) })
      }
    }

    return {
      ...beginning,

      async propose(request) {
        if (request === null) get().reset()
        else await plan(request, false)
      },

      async confirm() {
        const { stage, request, plan: seen } = get()
        if (stage !== 'planned' || request === null || seen === null) return
        set({ stage: 'starting', problem: null })
        try {
          const runId = await runs.getState().start(request, seen.planHash, idempotencyKey)
          set({ stage: 'started', runId })
        } catch (reason) {
          const problem = asProblem(reason)
          if (problem.code === 'changed-since-you-looked') await plan(request, true)
          else set({ stage: 'planned', problem })
        }
      },

      async lookAgain() {
        const { request } = get()
        if (request !== null) await plan(request, true)
      },

      reset() {
        asking.abort()
        set(beginning)
      },
    }
  })
}
