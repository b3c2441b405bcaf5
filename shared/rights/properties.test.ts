import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Bound, Evidence, Licence } from './evidence.ts'
import { judge } from './judge.ts'
import {
  anyEvidence,
  anyLicence,
  anyQuestion,
  anyWaiver,
  firstDay,
  anyAgreement,
  licensedEvidence,
} from './testing/arbitrary.ts'
import { asOf } from './testing/small-evidence.ts'
import type { Answer, Question } from './verdict.ts'

/** What has to hold for all evidence. Numbers are those of the agreed invariants. */

const runs = { numRuns: 500 }
const held = fc.oneof(licensedEvidence, anyEvidence)
/** A waiver stands in for a source that is not there, so that a first record can only lower. */
const unwaived = held.map((evidence): Evidence => ({ ...evidence, waivers: [] }))

const verdictsOf = (question: Question, evidence: Evidence): Answer['byTerritory'] =>
  judge(question, evidence, asOf).byTerritory

const height = { blocked: 0, unknown: 1, partial: 2, cleared: 3 } as const
/** Territories whose verdict is higher than before. */
const raised = (before: Answer['byTerritory'], after: Answer['byTerritory']): string[] =>
  Object.entries(before)
    .filter(([code, verdict]) => height[after[code]!] > height[verdict])
    .map(([code]) => code)
/** Territories that had one verdict and now have another than the one given. */
const leaving = (verdict: string, before: Answer['byTerritory'], after: Answer['byTerritory']) =>
  Object.keys(before).filter((code) => before[code] === verdict && after[code] !== verdict)

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
  test('1: a further denial never raises a verdict', () => {
    fc.assert(
      fc.property(anyQuestion, held, anyLicence, anyAgreement, (question, evidence, more, deal) => {
        const denied = withLicences(evidence, [
          ...evidence.item.licences,
          { ...more, id: 'L9', effect: 'deny' },
        ])
        const before = verdictsOf(question, evidence)
        expect(raised(before, verdictsOf(question, denied))).toEqual([])
        const agreements = [...evidence.agreements, { ...deal, direction: 'out' as const }]
        expect(raised(before, verdictsOf(question, { ...evidence, agreements }))).toEqual([])
      }),
      runs,
    )
  })

  test('2: a further permit never lowers what is cleared', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        unwaived,
        anyLicence,
        anyAgreement,
        (question, evidence, more, deal) => {
          const after = verdictsOf(question, {
            ...withLicences(evidence, [...evidence.item.licences, { ...more, effect: 'permit' }]),
            agreements: [...evidence.agreements, { ...deal, direction: 'in' }],
          })
          expect(leaving('cleared', verdictsOf(question, evidence), after)).toEqual([])
        },
      ),
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
          : { kind: 'day', day: firstDay + at }
    fc.assert(
      fc.property(anyQuestion, unwaived, fc.nat(11), (question, evidence, at) => {
        const after = verdictsOf(
          question,
          mapLicences(evidence, (licence) => ({
            ...licence,
            start: settled(licence.start, at),
            end: settled(licence.end, at),
            unresolved: [],
          })),
        )
        const before = verdictsOf(question, evidence)
        const blocked = Object.keys(before).filter((code) => before[code] === 'blocked')
        expect(leaving('cleared', before, after)).toEqual([])
        expect(blocked.map((code) => after[code])).not.toContain('cleared')
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
          expect(raised(verdictsOf(question, evidence), verdictsOf(question, narrowed))).toEqual([])
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
        expect(raised(verdictsOf(question, evidence), verdictsOf(question, tightened))).toEqual([])
      }),
      runs,
    )
  })

  test('14: a code that nobody knows clears nothing', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        unwaived,
        fc.string({ minLength: 1, maxLength: 4 }).filter((text) => !/^\d\d$|^[A-Z]{2}/.test(text)),
        (question, evidence, text) => {
          const product = { ...evidence.product, publishingStatus: text }
          const unknownStatus = Object.values(verdictsOf(question, { ...evidence, product }))
          const territory = { kind: 'only' as const, values: [text] }
          const unknownTerritory = Object.values(
            verdictsOf(
              question,
              mapLicences(evidence, (licence) => ({ ...licence, territory })),
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
        const blocked = Object.entries(plain.byTerritory).filter(([, found]) => found === 'blocked')
        expect(blocked.map(([code]) => waived.byTerritory[code])).not.toContain('cleared')
        const isOver = waiver.until !== null && waiver.until < question.window.last
        expect(isOver ? raised(plain.byTerritory, waived.byTerritory) : []).toEqual([])
        expect(waived.waived.filter((layer) => layer !== waiver.layer)).toEqual([])
      }),
      runs,
    )
  })
})
