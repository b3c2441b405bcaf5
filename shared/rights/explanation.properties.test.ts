import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence, Licence } from './evidence.ts'
import { judge } from './judge.ts'
import { anyQuestion, licensedEvidence } from './testing/arbitrary.ts'
import { asOf } from './testing/small-evidence.ts'
import type { Question } from './verdict.ts'

const runs = { numRuns: 500 }

const verdictsOf = (question: Question, evidence: Evidence) =>
  judge(question, evidence, asOf).byTerritory
const withLicences = (evidence: Evidence, licences: Licence[]): Evidence => ({
  ...evidence,
  item: { ...evidence.item, licences },
})

describe('for all licences and agreements', () => {
  test('12: a licence is decisive exactly when the answer differs without it', () => {
    fc.assert(
      fc.property(anyQuestion, licensedEvidence, (question, evidence) => {
        const licences = evidence.item.licences.map((one, at) => ({
          ...one,
          source: { ...one.source, recordId: `L${at}` },
        }))
        const whole = judge(question, withLicences(evidence, licences), asOf)
        const told = whole.reasons.filter(
          ({ layer, effect, source }) =>
            layer === 'licence' && source && (effect === 'deny' || effect === 'permit'),
        )
        const differs = told.map(({ source }) => {
          const others = licences.filter((one) => one.source.recordId !== source!.recordId)
          const after = verdictsOf(question, withLicences(evidence, others))
          return JSON.stringify(after) !== JSON.stringify(whole.byTerritory)
        })
        expect(told.map(({ decisive }) => decisive)).toEqual(differs)
      }),
      runs,
    )
  })

  test('12: what is not among the reasons can be left out without changing the verdict', () => {
    fc.assert(
      fc.property(anyQuestion, licensedEvidence, (question, evidence) => {
        const whole = judge(question, evidence, asOf)
        const named = new Set(whole.reasons.map(({ source }) => source?.recordId))
        const rest = withLicences(
          { ...evidence, agreements: evidence.agreements.filter(({ id }) => named.has(id)) },
          evidence.item.licences.filter(({ id }) => named.has(id)),
        )
        expect(verdictsOf(question, rest)).toEqual(whole.byTerritory)
      }),
      runs,
    )
  })
})
