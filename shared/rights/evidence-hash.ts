import { hashOf } from '../domain/plan.ts'
import type { Evidence } from './evidence.ts'
import type { Question } from './verdict.ts'

/**
 * Names the facts that a verdict rests on. The time at which they were read is left out and lists
 * count as sets, so that reading the same facts again, in another order, gives the same hash. What
 * a record says, its version and the state of its source are in.
 */
export const evidenceHash = (question: Question, evidence: Evidence): string =>
  hashOf(factsOf({ question, evidence }))

function factsOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(factsOf))].sort().join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const facts = Object.entries(value)
    .filter(([key]) => key !== 'fetchedAt')
    .map(([key, held]) => `${key}:${factsOf(held)}`)
  return `{${facts.sort().join()}}`
}
