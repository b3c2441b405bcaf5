import { nowhere } from './territories/atom-set.ts'
import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { judge } from './judge.ts'
import { salesLayer } from './layer-sales.ts'
import type { ReasonCode } from './reason-codes.ts'
import type { SalesRights } from './sales-rights.ts'
import { findingOn } from './standing.ts'
import { agreement, asking, asOf, day, during, evidence, item } from './testing/small-evidence.ts'
import { licence, notStated, on, open, product, source } from './testing/small-evidence.ts'
import { askedTerritories, verdictIn } from './asked-territories.ts'
import { countries } from './territories/countries.ts'
import type { Question } from './verdict.ts'

/** The agreed cases of clearance. Numbers are theirs; the ones that are missing need ONIX restrictions. */

type Composite = [type: '01' | '02' | '03' | '06', included: string, excluded?: string]
const codes: Record<Composite[0], ReasonCode> = {
  '01': 'FOR_SALE',
  '02': 'FOR_SALE',
  '03': 'NOT_FOR_SALE',
  '06': 'NO_RIGHTS',
}
const permits = (type: string): boolean => type === '01' || type === '02'
const words = (text: string): string[] => text.split(' ').filter(Boolean)
const others = (...named: string[]): string =>
  countries.filter((code) => !named.flatMap(words).includes(code)).join(' ')

/** The sales layer over rules as ONIX states them. */
function sales(composites: Composite[], rest?: '00' | Composite[0]) {
  const rights: SalesRights = {
    rules: composites.map(([type, included, excluded = '']) => ({
      effect: permits(type) ? 'permit' : 'deny',
      code: codes[type],
      statement: { included: words(included), excluded: words(excluded) },
    })),
    rest:
      rest === undefined || rest === '00'
        ? { effect: 'none', code: rest ? 'ROW_UNKNOWN' : 'ROW_UNSTATED' }
        : { effect: permits(rest) ? 'permit' : 'deny', code: codes[rest] },
    unread: null,
  }
  const finding = findingOn(salesLayer(rights, source('onix', '1'), []), 0)
  const of = (code: string) =>
    verdictIn(askedTerritories(asking(code), nowhere).territories[0]!, finding)
  const all = countries.map((code) => [code, of(code)] as const)
  const having = (verdict: string) => all.filter(([, found]) => found === verdict).length
  return {
    of,
    all: Object.fromEntries(all),
    counts: [having('cleared'), having('blocked'), having('unknown')],
  }
}

const usSide = 'AS CA GU MP PH PR US VI'
const ukSide = countries
  .filter((code) => !words(usSide).includes(code))
  .slice(0, 77)
  .join(' ')

describe('territories of sales rights', () => {
  test('1: exclusive and reserved lists with a non-exclusive rest leave only the reserved blocked', () => {
    const found = sales(
      [
        ['01', ukSide],
        ['06', usSide],
      ],
      '02',
    )
    expect(found.counts).toEqual([241, 8, 0])
  })

  test('2: the rest written as the world without the lists gives the same as a rest rule', () => {
    const byRest = sales(
      [
        ['01', ukSide],
        ['06', usSide],
      ],
      '02',
    )
    const byWorld = sales([
      ['01', ukSide],
      ['06', usSide],
      ['02', 'WORLD', `${ukSide} ${usSide}`],
    ])
    expect(byWorld.all).toEqual(byRest.all)
  })

  test('3: five for sale and all others without rights', () => {
    const found = sales(
      [
        ['01', 'GB GG IE IM JE'],
        ['06', others('GB GG IE IM JE')],
      ],
      '03',
    )
    expect([found.of('GB'), found.of('US')]).toEqual(['cleared', 'blocked'])
    expect(found.counts).toEqual([5, 244, 0])
  })

  test('4: an unknown rest has nothing to apply to when every country is listed', () => {
    const [exclusive, shared] = [countries.slice(0, 8).join(' '), countries.slice(8, 20).join(' ')]
    const found = sales(
      [
        ['01', exclusive],
        ['02', shared],
        ['03', others(exclusive, shared)],
      ],
      '00',
    )
    expect(found.counts).toEqual([20, 229, 0])
  })

  test('5 and 6: an unknown or unstated rest is unknown, never cleared', () => {
    expect(sales([['01', 'FR']], '00').counts).toEqual([1, 0, 248])
    expect(sales([['01', countries.slice(0, 36).join(' ')]]).counts).toEqual([36, 0, 213])
  })

  test('7: not for sale in the world blocks everywhere', () => {
    expect(sales([['03', 'WORLD']]).counts).toEqual([0, 249, 0])
  })

  test('8: a denial wins over a permit of the world', () => {
    const found = sales([
      ['01', 'AU NZ'],
      ['02', 'WORLD'],
      ['03', 'AD ZW'],
      ['03', 'GB US'],
    ])
    expect(words('AD ZW GB US').map(found.of)).toEqual(Array(4).fill('blocked'))
    expect(words('AU NZ').map(found.of)).toEqual(['cleared', 'cleared'])
  })

  test('9: no sales rights at all are unknown everywhere', () => {
    expect(sales([]).counts).toEqual([0, 0, 249])
  })

  test('10: a country without one of its regions is partial, and the region unknown', () => {
    const found = sales([['01', 'GB', 'GB-NIR']])
    expect(words('GB GB-ENG GB-NIR').map(found.of)).toEqual(['partial', 'cleared', 'unknown'])
  })

  test('11: what the world excludes falls to the rest', () => {
    const found = sales([['01', 'WORLD', 'US CA']], '06')
    expect(found.counts).toEqual([247, 2, 0])
  })

  test('12: UK beside GB clears GB and nothing more', () => {
    const found = sales([['01', 'GB UK']])
    expect(found.counts).toEqual([1, 0, 248])
  })

  test('13: an exclusion that nobody can read takes the certainty from the whole world', () => {
    expect(sales([['02', 'WORLD', 'US XX']]).counts).toEqual([0, 0, 249])
  })

  test('29 and 30: a deprecated code permits perhaps and denies for certain', () => {
    expect(sales([['01', 'AN']]).of('CW')).toBe('unknown')
    expect(
      sales([
        ['06', 'AN'],
        ['01', 'WORLD', 'AN'],
      ]).of('CW'),
    ).toBe('blocked')
  })
})

const decided = (question: Question, held: Evidence) => {
  const { verdict, reasons, ...answer } = judge(question, held, asOf)
  return { ...answer, verdict, first: reasons[0]!.code, codes: reasons.map(({ code }) => code) }
}

describe('the other layers', () => {
  test('15: a product that is ours no longer is blocked, whatever its sales rights say', () => {
    const held = evidence({ product: product({ publishingStatus: '05' }) })
    expect(decided(asking('GB'), held)).toMatchObject({ verdict: 'blocked', first: 'TRANSFERRED' })
  })

  test('16 and 17: an audio sample follows the sales embargo unless it has a date of its own', () => {
    const held = (embargo = notStated) =>
      evidence({
        product: product({ format: 'audio', dates: [{ role: '02', bound: on('2026-12-01') }] }),
        item: item({ role: 'audio-sample', licences: [licence({ embargo })] }),
      })
    const question = asking('GB', during('2026-11-25', '2026-11-30'))
    expect(decided(question, held())).toMatchObject({ verdict: 'blocked', first: 'NOT_YET' })
    expect(decided(question, held(on('2026-11-20')))).toMatchObject({ verdict: 'cleared' })
  })

  test('18: a cover is held from consumers until the public announcement', () => {
    const held = evidence({
      product: product({ dates: [{ role: '09', bound: on('2027-01-10') }] }),
    })
    const onDay = (text: string) =>
      decided(asking('GB', { channels: ['consumer-site'], ...during(text) }), held).verdict
    expect([onDay('2027-01-09'), onDay('2027-01-10')]).toEqual(['blocked', 'cleared'])
  })

  test('19: the last day of a licence counts, the day after is blocked', () => {
    const held = evidence({ item: item({ licences: [licence({ end: on('2026-06-30') })] }) })
    expect(decided(asking('GB', during('2026-06-30')), held).verdict).toBe('cleared')
    const after = decided(asking('GB', during('2026-07-01')), held)
    expect(after).toMatchObject({ verdict: 'blocked', first: 'EXPIRED' })
  })

  test('20: a licence that ends in a month is unknown within that month', () => {
    const end = { kind: 'between', first: day('2026-06-01'), last: day('2026-06-30') } as const
    const held = evidence({ item: item({ licences: [licence({ end })] }) })
    const onDay = (text: string) => decided(asking('GB', during(text)), held)
    expect(onDay('2026-06-15')).toMatchObject({ verdict: 'unknown', first: 'IMPRECISE_DATE' })
    expect(onDay('2026-06-01').verdict).toBe('cleared')
    expect(onDay('2026-07-01').verdict).toBe('blocked')
  })

  test('21: an empty expiry is not a licence without end', () => {
    const held = evidence({ item: item({ licences: [licence({ end: notStated })] }) })
    const found = decided(asking('GB'), held)
    expect(found).toMatchObject({ verdict: 'unknown', first: 'EXPIRY_NOT_STATED' })
  })

  test('22: a licence for hardbacks does not cover audio', () => {
    const formats = { kind: 'only' as const, values: ['hardback' as const] }
    const held = evidence({
      product: product({ format: 'audio' }),
      item: item({ licences: [licence({ formats })] }),
    })
    const found = decided(asking('GB'), held)
    expect(found).toMatchObject({ verdict: 'blocked', first: 'FORMAT_NOT_GRANTED' })
  })

  test('23: a credit line is a condition of a cleared answer', () => {
    const held = evidence({
      item: item({ licences: [licence({ creditRequired: true })], creditLine: '© M. Vance' }),
    })
    expect(decided(asking('GB'), held)).toMatchObject({
      verdict: 'cleared',
      first: 'DUTY_CREDIT',
      conditions: [{ code: 'DUTY_CREDIT', args: { credit: '© M. Vance' } }],
    })
  })

  test('24: everything clear but one source out of reach is unknown', () => {
    const [sales, assets, agreements] = evidence().health
    const held = evidence({ health: [sales!, assets!, { ...agreements!, state: 'unavailable' }] })
    const found = decided(asking('GB'), held)
    expect(found).toMatchObject({ verdict: 'unknown', first: 'SOURCE_UNAVAILABLE' })
  })

  test('25: an agreement that ends inside the window clears through its last day only', () => {
    const held = evidence({ agreements: [agreement({ end: on('2026-12-31') })] })
    const found = decided(asking('GB', during('2026-11-21', '2027-01-31')), held)
    expect(found).toMatchObject({ verdict: 'blocked', first: 'EXPIRED' })
    expect(found.clearedThrough).toBe(day('2026-12-31'))
    expect(found.nextChangeAt).toBe(day('2027-01-01'))
  })

  test('26: while stock is sold off nothing new is sent', () => {
    const ended = agreement({ end: on('2026-06-30'), sellOffEnd: on('2027-03-31') })
    const found = decided(asking('GB'), evidence({ agreements: [ended] }))
    expect(found).toMatchObject({ verdict: 'blocked', first: 'SELL_OFF' })
  })

  test('27: approval belongs to a version', () => {
    const approval = { state: 'not-approved', said: 'Draft', by: null, on: null } as const
    const current = decided(asking('GB'), evidence({ item: item({ approval }) }))
    expect(current).toMatchObject({ verdict: 'unknown', first: 'APPROVAL_PENDING' })
    const earlier = decided(asking('GB'), evidence({ item: item({ isLatest: false }) }))
    expect(earlier).toMatchObject({ verdict: 'blocked', first: 'SUPERSEDED' })
  })

  test('a perpetual licence has no last day', () => {
    const found = decided(
      asking('GB'),
      evidence({ item: item({ licences: [licence({ end: open })] }) }),
    )
    expect(found).toMatchObject({ verdict: 'cleared', clearedThrough: null, nextChangeAt: null })
  })
})
