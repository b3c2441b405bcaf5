import QuickLRU from 'quick-lru'
import { itemKey } from '#shared/domain/item.ts'
import type { Evidence } from '#shared/rights/evidence.ts'
import type { Answer, Question } from '#shared/rights/verdict.ts'

type Judge = (question: Question, evidence: Evidence, asOf: string) => Answer

/**
 * Remembers the answers to the rows' standing questions while their evidence stays the same, since a
 * title is looked at far more often than its rights change. When a reading took place is no part of
 * the comparison: how fresh it is has been decided before, in the evidence's health.
 */
export function rememberStanding(judge: Judge): Judge {
  const kept = new QuickLRU<string, { evidence: string; answer: Answer }>({ maxSize: 20_000 })
  return (question, evidence, asOf) => {
    const key = `${asOf.slice(0, 10)} ${evidence.product.productId} ${itemKey(evidence.item.ref)}`
    const text = JSON.stringify([question, evidence], withoutReadingTimes)
    const known = kept.get(key)
    if (known?.evidence === text) return known.answer
    const answer = judge(question, evidence, asOf)
    kept.set(key, { evidence: text, answer })
    return answer
  }
}

const withoutReadingTimes = (name: string, value: unknown): unknown =>
  name === 'fetchedAt' ? undefined : value
