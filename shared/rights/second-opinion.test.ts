import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { anyEvidence, anyQuestion, licensedEvidence } from './testing/arbitrary.ts'
import { naiveVerdict } from './testing/naive-verdict.ts'
import { asOf } from './testing/small-evidence.ts'

const held = fc.oneof(licensedEvidence, anyEvidence)

test('the draws hold every verdict often enough to mean something', () => {
  const drawn = fc.sample(fc.tuple(anyQuestion, held), { numRuns: 1_000, seed: 1 })
  const verdicts = drawn.map(([question, evidence]) => judge(question, evidence, asOf).verdict)
  for (const verdict of ['cleared', 'blocked', 'unknown'])
    expect(verdicts.filter((one) => one === verdict).length).toBeGreaterThan(100)
})

test('16: the engine agrees with a plain look at every territory, day and channel', () => {
  fc.assert(
    fc.property(anyQuestion, held, (question, evidence) => {
      const found = judge(question, evidence, asOf).byTerritory
      const plain = Object.keys(found).map((code) => [code, naiveVerdict(question, evidence, code)])
      expect(found).toEqual(Object.fromEntries(plain))
    }),
    { numRuns: 2_000 },
  )
})
