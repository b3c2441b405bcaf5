import type { Day } from '../domain/day.ts'
import type { Answer, OverallVerdict, Reason } from './verdict.ts'

export interface RowStatus {
  verdict: OverallVerdict
  /** Territories that are not cleared in some answer. */
  differing: number
  asked: number
  clearedThrough: Day | null
  /** The first reason of the worst answer. */
  reason: Reason | null
}

/** Worst first. `partial` is better than unknown: something of it may be used. */
const order: readonly OverallVerdict[] = ['blocked', 'unknown', 'partial', 'cleared']

/** One status for a row out of the answers for its editions: the worst counts. No answer is unknown. */
export function rowStatus(answers: readonly Answer[]): RowStatus {
  const verdict =
    order.find((candidate) => answers.some((answer) => answer.verdict === candidate)) ?? 'unknown'
  const territories = answers.flatMap(({ byTerritory }) => Object.entries(byTerritory))
  const differing = territories.filter(([, found]) => found !== 'cleared').map(([code]) => code)
  return {
    verdict,
    differing: new Set(differing).size,
    asked: new Set(territories.map(([code]) => code)).size,
    clearedThrough: earliestEnd(answers),
    reason: answers.find((answer) => answer.verdict === verdict)?.reasons[0] ?? null,
  }
}

/** Null when one of them is not cleared to begin with, or when none of them ends. */
function earliestEnd(answers: readonly Answer[]): Day | null {
  if (answers.some((answer) => answer.verdict !== 'cleared' && answer.clearedThrough === null))
    return null
  const ends = answers.flatMap(({ clearedThrough }) => clearedThrough ?? [])
  return ends.length > 0 ? Math.min(...ends) : null
}
