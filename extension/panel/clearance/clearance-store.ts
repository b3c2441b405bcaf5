import { createStore } from 'zustand/vanilla'
import type { ClearanceAnswer, ClearanceRequest } from '#shared/api/clearance.ts'
import type { TitleView } from '#shared/api/titles.ts'
import { addMonths, dayOfInstant, dayText } from '#shared/domain/day.ts'
import type { Channel } from '#shared/rights/evidence.ts'
import { countries } from '#shared/rights/territories/countries.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import type { Panel } from '../panel.ts'
import { codesOf } from './territory-choice.ts'

/** The question as the sentence holds it. */
export interface Question {
  itemKey: string | null
  productId: number | null
  /** `for-sale`, the id of a group, or a country code. */
  territory: string
  channel: Channel
  from: string
  /** Null asks for an open end. */
  to: string | null
}

export interface ClearanceState {
  question: Question
  status: 'idle' | 'asking' | 'answered' | 'failed'
  answer: ClearanceAnswer | null
  problem: ApiProblem | null
  /** By product: verdicts over all countries, of the item, channel and window in the question. */
  matrix: Record<number, ClearanceAnswer['byTerritory']>
  change: (part: Partial<Question>) => Promise<void>
  ask: () => Promise<void>
}

const usualMonths = 12

/** Asked anew at every change of the sentence; only the newest question may answer. */
export function createClearance({ api, title }: Panel) {
  let asking = new AbortController()
  const today = dayOfInstant(new Date())

  return createStore<ClearanceState>((set, get) => {
    const requestFor = (productId: number, territories: string[]): ClearanceRequest | null => {
      const { itemKey, channel, from, to } = get().question
      const item = title.getState().view?.rows.find((row) => row.key === itemKey)
      return item ? { item: item.ref, productId, territories, channel, from, to } : null
    }

    /** Every edition over all countries; an edition that cannot be asked leaves its line empty. */
    const fillMatrix = async (workId: number, signal: AbortSignal) => {
      const editions = title.getState().view?.editions ?? []
      await Promise.all(
        editions.map(async ({ productId }) => {
          const request = requestFor(productId, [...countries])
          if (request === null) return
          const answer = await api.askClearance(workId, request, signal).catch(() => null)
          if (answer === null || signal.aborted) return
          set({ matrix: { ...get().matrix, [productId]: answer.byTerritory } })
        }),
      )
    }

    return {
      question: {
        itemKey: null,
        productId: null,
        territory: 'for-sale',
        channel: 'online-retail',
        from: dayText(today),
        to: dayText(addMonths(today, usualMonths)),
      },
      status: 'idle',
      answer: null,
      problem: null,
      matrix: {},

      async change(part) {
        set({ question: { ...get().question, ...part } })
        await get().ask()
      },

      async ask() {
        asking.abort()
        const mine = new AbortController()
        asking = mine
        const { question } = get()
        const { workId } = title.getState()
        if (workId === null || question.productId === null || !isComplete(question)) {
          set({ status: 'idle', answer: null, matrix: {} })
          return
        }
        const request = requestFor(question.productId, codesOf(question.territory))
        if (request === null) return
        set({ status: 'asking', problem: null })
        try {
          const answer = await api.askClearance(workId, request, mine.signal)
          if (mine.signal.aborted) return
          set({ status: 'answered', answer, matrix: {} })
          await fillMatrix(workId, mine.signal)
        } catch (reason) {
          if (!mine.signal.aborted) set({ status: 'failed', problem: asProblem(reason) })
        }
      },
    }
  })
}

/** The edition that a question about the item starts with: the one asked about, if it is for it. */
export function editionFor(view: TitleView, itemKey: string, asked: number | null): number | null {
  const editions = view.rows.find((row) => row.key === itemKey)?.editions ?? []
  if (asked !== null && (editions.length === 0 || editions.includes(asked))) return asked
  return editions[0] ?? view.editions[0]?.productId ?? null
}

/** Dates are typed digit by digit: half a date, or an end before the start, is not asked. */
export const isComplete = ({ from, to }: Question): boolean =>
  from !== '' && to !== '' && (to === null || from <= to)
