import { expect, test } from 'vitest'
import type { Evidence } from '#shared/rights/evidence.ts'
import type { Answer, Question } from '#shared/rights/verdict.ts'
import { rememberStanding } from './standing-answers.ts'

const question = { window: { first: 1, last: 2 } } as Question
const evidence = (change: { end?: number; fetchedAt?: string; state?: string } = {}): Evidence =>
  ({
    product: { productId: 1 },
    item: {
      ref: { system: 'otmm', id: 'a', version: '1' },
      licences: [
        {
          end: { kind: 'day', day: change.end ?? 100 },
          source: { fetchedAt: change.fetchedAt ?? 'monday' },
        },
      ],
    },
    health: [{ state: change.state ?? 'fresh' }],
  }) as unknown as Evidence

function counted() {
  let judged = 0
  const judge = rememberStanding(
    () => ({ verdict: 'cleared', clearedThrough: (judged += 1) }) as unknown as Answer,
  )
  return { judge, judged: () => judged }
}

test('the same evidence is judged once a day', () => {
  const { judge, judged } = counted()
  judge(question, evidence(), '2026-11-21T08:00:00Z')
  judge(question, evidence({ fetchedAt: 'tuesday' }), '2026-11-21T09:00:00Z')
  expect(judged()).toBe(1)
  judge(question, evidence(), '2026-11-22T08:00:00Z')
  expect(judged()).toBe(2)
})

test('a change of a right or of the health of a source is judged anew, and nothing old comes back', () => {
  const { judge, judged } = counted()
  for (const change of [{}, { end: 99 }, { state: 'stale' }, {}])
    judge(question, evidence(change), '2026-11-21T08:00:00Z')
  expect(judged()).toBe(4)
})
