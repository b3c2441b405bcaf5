import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bound, Evidence, Licence } from './evidence.ts'
import { judge } from './judge.ts'
import {
  anyEvidence,
  anyLicence,
  anyQuestion,
  anyWaiver,
  anyAgreement,
  licensedEvidence,
} from './testing/arbitrary.ts'
import { naiveVerdict } from './testing/naive-verdict.ts'
import { asOf } from './testing/small-evidence.ts'
import type { Answer, Question } from './verdict.ts'

/** What has to hold for all evidence. Numbers are those of the agreed invariants. */

const runs = { numRuns: 1_500 }
const held = fc.oneof(licensedEvidence, anyEvidence)

const verdictsOf = (question: Question, evidence: Evidence): Answer['byTerritory'] =>
  judge(question, evidence, asOf).byTerritory

const height = { blocked: 0, unknown: 1, partial: 2, cleared: 3 } as const
const noneRises = (before: Answer['byTerritory'], after: Answer['byTerritory']): void => {
  for (const [code, verdict] of Object.entries(before))
    expect(height[after[code]!], code).toBeLessThanOrEqual(height[verdict])
}

const withLicences = (evidence: Evidence, licences: Licence[]): Evidence => ({
  ...evidence,
  item: { ...evidence.item, licences },
})
const mapLicences = (evidence: Evidence, change: (licence: Licence) => Licence): Evidence =>
  withLicences(evidence, evidence.item.licences.map(change))
const laterBy = (bound: Bound, days: number): Bound =>
  bound.kind === 'day'
    ? { kind: 'day', day: bound.day + days }
    : bound.kind === 'between'
      ? { kind: 'between', first: bound.first + days, last: bound.last + days }
      : bound

describe('for all evidence', () => {
  test('16: the engine agrees with a plain look at every territory, day and channel', () => {
    fc.assert(
      fc.property(anyQuestion, held, (question, evidence) => {
        for (const [code, verdict] of Object.entries(verdictsOf(question, evidence)))
          expect(verdict, code).toBe(naiveVerdict(question, evidence, code))
      }),
      { numRuns: 4_000 },
    )
  })

  test('1: a further denial never raises a verdict', () => {
    fc.assert(
      fc.property(anyQuestion, held, anyLicence, anyAgreement, (question, evidence, more, deal) => {
        const denied = withLicences(evidence, [
          ...evidence.item.licences,
          { ...more, id: 'L9', effect: 'deny' },
        ])
        const before = verdictsOf(question, evidence)
        noneRises(before, verdictsOf(question, denied))
        const agreements = [...evidence.agreements, { ...deal, direction: 'out' as const }]
        noneRises(before, verdictsOf(question, { ...evidence, agreements }))
      }),
      runs,
    )
  })

  test('2: a further permit never lowers what is cleared', () => {
    fc.assert(
      fc.property(anyQuestion, held, anyLicence, anyAgreement, (question, evidence, more, deal) => {
        const after = verdictsOf(question, {
          ...withLicences(evidence, [...evidence.item.licences, { ...more, effect: 'permit' }]),
          agreements: [...evidence.agreements, { ...deal, direction: 'in' }],
        })
        for (const [code, verdict] of Object.entries(verdictsOf(question, evidence)))
          if (verdict === 'cleared') expect(after[code]).toBe('cleared')
      }),
      runs,
    )
  })

  test('3: order, repetition and the order of fields change nothing', () => {
    const turned = <T extends object>(record: T): T =>
      Object.fromEntries(Object.entries(record).reverse()) as T
    fc.assert(
      fc.property(anyQuestion, held, (question, evidence) => {
        const { licences } = evidence.item
        const other = {
          ...withLicences(evidence, [...licences, ...licences].reverse().map(turned)),
          agreements: [...evidence.agreements, ...evidence.agreements].reverse().map(turned),
          health: evidence.health.toReversed(),
          waivers: [...evidence.waivers, ...evidence.waivers].reverse(),
        }
        expect(judge(turned(question), turned(other), asOf)).toEqual(
          judge(question, evidence, asOf),
        )
      }),
      runs,
    )
  })

  test('4: without the evidence of a layer nothing is cleared', () => {
    fc.assert(
      fc.property(anyQuestion, held, fc.nat(5), (question, evidence, layer) => {
        const { product, item } = evidence
        const silent = { worldwide: null, forSale: null, notForSale: null, description: null }
        const without: Partial<Evidence>[] = [
          { product: { ...product, sales: silent } },
          { product: { ...product, publishingStatus: null } },
          { item: { ...item, licences: [] } },
          { agreements: [] },
          { item: { ...item, approval: { state: 'unknown', said: null, by: null, on: null } } },
          { health: [] },
        ]
        const verdicts = verdictsOf(question, { ...evidence, waivers: [], ...without[layer] })
        expect(Object.values(verdicts)).not.toContain('cleared')
        expect(Object.values(verdicts)).not.toContain('partial')
      }),
      runs,
    )
  })

  test('5: settling a doubt never turns cleared into blocked or blocked into cleared', () => {
    const settled = (bound: Bound, at: number): Bound =>
      bound.kind === 'between'
        ? { kind: 'day', day: Math.min(bound.first + at, bound.last) }
        : bound.kind === 'day' || bound.kind === 'open'
          ? bound
          : { kind: 'day', day: at }
    fc.assert(
      fc.property(anyQuestion, held, fc.nat(11), (question, evidence, at) => {
        const after = verdictsOf(
          question,
          mapLicences(evidence, (licence) => ({
            ...licence,
            start: settled(licence.start, at),
            end: settled(licence.end, at),
            unresolved: [],
          })),
        )
        for (const [code, verdict] of Object.entries(verdictsOf(question, evidence))) {
          if (verdict === 'cleared') expect(after[code]).toBe('cleared')
          if (verdict === 'blocked') expect(after[code]).not.toBe('cleared')
        }
      }),
      runs,
    )
  })

  test('6: a window is cleared exactly when each of its days is', () => {
    fc.assert(
      fc.property(anyQuestion, held, (question, evidence) => {
        const { first, last } = question.window
        const whole = judge(question, evidence, asOf)
        const byDay = Array.from({ length: last - first + 1 }, (_, at) =>
          verdictsOf({ ...question, window: { first: first + at, last: first + at } }, evidence),
        )
        for (const [code, verdict] of Object.entries(whole.byTerritory))
          expect(verdict === 'cleared').toBe(byDay.every((day) => day[code] === 'cleared'))
        const isCleared = byDay.map((day) => Object.values(day).every((one) => one === 'cleared'))
        const run = isCleared.includes(false) ? isCleared.indexOf(false) : Infinity
        if (run === 0) expect(whole.clearedThrough).toBeNull()
        else if (run < Infinity) expect(whole.clearedThrough).toBe(first + run - 1)
        else expect(whole.clearedThrough ?? Infinity).toBeGreaterThanOrEqual(last)
      }),
      runs,
    )
  })

  test('7: several territories are cleared exactly when each of them is', () => {
    fc.assert(
      fc.property(anyQuestion, held, (question, evidence) => {
        const { verdict, byTerritory } = judge(question, evidence, asOf)
        const apart = Object.keys(byTerritory).map(
          (code) =>
            judge({ ...question, territories: { kind: 'codes', codes: [code] } }, evidence, asOf)
              .verdict,
        )
        expect(verdict === 'cleared').toBe(apart.every((one) => one === 'cleared'))
      }),
      runs,
    )
  })

  test('8: a permit for less territory never raises a verdict', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        held,
        fc.constantFrom('GB', 'FR', 'XX'),
        (question, evidence, code) => {
          const narrowed = mapLicences(evidence, (licence) => {
            if (licence.effect === 'deny' || licence.territory.kind !== 'stated') return licence
            const { included, excluded } = licence.territory.statement
            const statement = { included, excluded: [...excluded, code] }
            return { ...licence, territory: { kind: 'stated', statement } }
          })
          noneRises(verdictsOf(question, evidence), verdictsOf(question, narrowed))
        },
      ),
      runs,
    )
  })

  test('9: an earlier end or a later start or embargo never raises a verdict', () => {
    fc.assert(
      fc.property(anyQuestion, held, fc.nat(4), (question, evidence, days) => {
        const tightened = mapLicences(evidence, (licence) =>
          licence.effect === 'deny'
            ? licence
            : {
                ...licence,
                start: laterBy(licence.start, days),
                end: laterBy(licence.end, -days),
                embargo: laterBy(licence.embargo, days),
              },
        )
        noneRises(verdictsOf(question, evidence), verdictsOf(question, tightened))
      }),
      runs,
    )
  })

  test('12: a licence is decisive exactly when the answer differs without it', () => {
    fc.assert(
      fc.property(anyQuestion, licensedEvidence, (question, evidence) => {
        const licences = evidence.item.licences.map((one, at) => ({
          ...one,
          source: { ...one.source, recordId: `L${at}` },
        }))
        const whole = judge(question, withLicences(evidence, licences), asOf)
        for (const reason of whole.reasons) {
          if (reason.layer !== 'licence' || reason.effect === 'none' || !reason.source) continue
          if (reason.effect === 'maybe') continue
          const others = licences.filter((one) => one.source.recordId !== reason.source!.recordId)
          const after = verdictsOf(question, withLicences(evidence, others))
          const differs = JSON.stringify(after) !== JSON.stringify(whole.byTerritory)
          expect(reason.decisive, reason.code).toBe(differs)
        }
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

  test('14: a code that nobody knows clears nothing', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        held,
        fc.string({ minLength: 1, maxLength: 4 }).filter((text) => !/^\d\d$|^[A-Z]{2}/.test(text)),
        (question, evidence, text) => {
          const product = { ...evidence.product, publishingStatus: text }
          const plain = { ...evidence, waivers: [] }
          const unknownStatus = Object.values(verdictsOf(question, { ...plain, product }))
          const territory = { kind: 'only' as const, values: [text] }
          const unknownTerritory = Object.values(
            verdictsOf(
              question,
              mapLicences(plain, (licence) => ({ ...licence, territory })),
            ),
          )
          expect([...unknownStatus, ...unknownTerritory]).not.toContain('cleared')
        },
      ),
      runs,
    )
  })

  test('15: the same input gives the same output, byte for byte', () => {
    fc.assert(
      fc.property(anyQuestion, held, (question, evidence) => {
        const again = structuredClone({ question, evidence })
        expect(JSON.stringify(judge(again.question, again.evidence, asOf))).toBe(
          JSON.stringify(judge(question, evidence, asOf)),
        )
      }),
      runs,
    )
  })

  test('17: a waiver lifts only what is unknown, and only within its term', () => {
    fc.assert(
      fc.property(anyQuestion, held, anyWaiver, (question, evidence, waiver) => {
        const plain = judge(question, { ...evidence, waivers: [] }, asOf)
        const waived = judge(question, { ...evidence, waivers: [waiver] }, asOf)
        for (const [code, verdict] of Object.entries(plain.byTerritory))
          if (verdict === 'blocked') expect(waived.byTerritory[code]).not.toBe('cleared')
        if (waiver.until !== null && waiver.until < question.window.last)
          noneRises(plain.byTerritory, waived.byTerritory)
        for (const layer of waived.waived) expect(layer).toBe(waiver.layer)
      }),
      runs,
    )
  })
})
