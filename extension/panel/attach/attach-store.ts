import { createStore } from 'zustand/vanilla'
import type { PlanRequest } from '#shared/api/runs.ts'
import type { Candidate, Candidates } from '#shared/api/titles.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import type { Panel } from '../panel.ts'
import { createPlanFlow } from '../stores/plan-flow.ts'

const role = 'front-cover'
/** Keys come faster than answers: the search waits until they rest. */
const restOfKeys = 250

export interface PickerState {
  words: string
  status: 'loading' | 'ready' | 'failed'
  found: Candidates | null
  problem: ApiProblem | null
  /** Key of the chosen cover. */
  chosen: string | null
  productIds: number[]
  search: (words: string) => void
  load: () => Promise<void>
  choose: (key: string) => void
  toggleEdition: (productId: number) => void
}

/** Choosing a cover and its editions; every change plans anew, so that what is shown is what is meant. */
export function createAttach({ api, runs, title }: Panel) {
  const flow = createPlanFlow(api, runs)
  let searching = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const picker = createStore<PickerState>((set, get) => {
    const propose = () => {
      const candidate = chosenCandidate(get())
      const workId = title.getState().workId
      const { productIds } = get()
      const request: PlanRequest | null =
        candidate === null || workId === null || productIds.length === 0
          ? null
          : { action: 'attach-cover', input: { workId, item: candidate.row.ref, productIds } }
      void flow.getState().propose(request)
    }

    return {
      words: '',
      status: 'loading',
      found: null,
      problem: null,
      chosen: null,
      productIds: [],

      search(words) {
        set({ words })
        clearTimeout(timer)
        timer = setTimeout(() => void get().load(), restOfKeys)
      },

      async load() {
        const workId = title.getState().workId
        if (workId === null) return
        searching.abort()
        const mine = new AbortController()
        searching = mine
        set({ status: 'loading', problem: null })
        try {
          const found = await api.candidates(workId, role, get().words.trim(), mine.signal)
          if (mine.signal.aborted) return
          set({ status: 'ready', found })
          // What was chosen may be gone or no longer be allowed.
          if (get().chosen !== null && !chosenCandidate(get())?.usable) {
            set({ chosen: null })
            propose()
          }
        } catch (reason) {
          if (!mine.signal.aborted) set({ status: 'failed', problem: asProblem(reason) })
        }
      },

      choose(key) {
        const candidate = get().found?.candidates.find(({ row }) => row.key === key)
        if (!candidate?.usable) return
        const known = new Set(title.getState().view?.editions.map((edition) => edition.productId))
        set({ chosen: key, productIds: candidate.row.editions.filter((id) => known.has(id)) })
        propose()
      },

      toggleEdition(productId) {
        const { productIds } = get()
        set({
          productIds: productIds.includes(productId)
            ? productIds.filter((id) => id !== productId)
            : [...productIds, productId].sort((a, b) => a - b),
        })
        propose()
      },
    }
  })
  return { picker, flow }
}

export const chosenCandidate = ({ found, chosen }: PickerState): Candidate | null =>
  found?.candidates.find(({ row }) => row.key === chosen) ?? null
