import { canonicalJson, hashOf } from '../domain/plan.ts'
import type { Evidence } from './evidence.ts'
import type { Question } from './verdict.ts'

/**
 * Names the facts that a verdict rests on. The time at which they were read is left out and lists
 * count as sets, so that reading the same facts again, in another order, gives the same hash. What
 * a record says, its version and the state of its source are in.
 */
export const evidenceHash = (question: Question, evidence: Evidence): string =>
  hashOf(factsOf({ question, evidence }))

function factsOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const facts = new Map(value.map(factsOf).map((fact) => [canonicalJson(fact), fact]))
    return [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact)
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'fetchedAt')
      .map(([key, held]) => [key, factsOf(held)]),
  )
}
