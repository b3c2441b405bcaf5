import { describe, expect, test } from 'vitest'
import { judged, reasonIn } from './testing/judged.ts'
import {
  asking,
  day,
  during,
  evidence,
  item,
  licence,
  notStated,
  on,
  product,
} from './testing/small-evidence.ts'

describe('the explanation', () => {
  test('a cleared answer names a permit of every layer, each of them decisive', () => {
    const { reasons } = judged(asking('GB'))
    expect([...new Set(reasons.map(({ layer }) => layer))]).toEqual([
      'sales',
      'lifecycle',
      'licence',
      'agreement',
      'approval',
      'health',
    ])
    const alone = reasons.filter(({ layer }) => layer !== 'health')
    expect(alone.every(({ effect, decisive }) => effect === 'permit' && decisive)).toBe(true)
  })

  test('one of two equal denials decides nothing by itself', () => {
    const held = evidence({
      product: product({ publishingStatus: '05' }),
      item: item({ isLatest: false }),
    })
    const denials = judged(asking('GB'), held).reasons.filter(({ effect }) => effect === 'deny')
    expect(denials.map(({ code, decisive }) => [code, decisive])).toEqual([
      ['TRANSFERRED', false],
      ['SUPERSEDED', false],
    ])
  })

  test('a doubt is decisive when settling it would clear', () => {
    const held = evidence({ item: item({ licences: [licence({ end: notStated })] }) })
    expect(reasonIn('EXPIRY_NOT_STATED', asking('GB'), held)?.decisive).toBe(true)
    const also = { ...held, agreements: [] }
    expect(reasonIn('EXPIRY_NOT_STATED', asking('GB'), also)?.decisive).toBe(false)
  })

  test('an end soon after the window is a warning, a far one is not', () => {
    const ending = (text: string) =>
      judged(asking('GB'), evidence({ item: item({ licences: [licence({ end: on(text) })] }) }))
    expect(ending('2027-01-31').conditions).toEqual([
      { code: 'NEAR_EXPIRY', args: { day: day('2027-01-31') } },
    ])
    expect(ending('2027-01-31').reasons[0]).toMatchObject({ layer: 'licence', code: 'NEAR_EXPIRY' })
    expect(ending('2027-06-30').conditions).toEqual([])
  })

  test('a document is not judged for use', () => {
    const held = evidence({ item: item({ role: 'author-agreement' }) })
    const answer = judged(asking('GB'), held)
    expect(answer).toMatchObject({ verdict: 'unknown', byTerritory: { GB: 'unknown' } })
    expect(answer.reasons.map(({ code }) => code)).toEqual(['NOT_FOR_USE'])
  })

  test('a window that ends before it begins is refused', () => {
    expect(() => judged(asking('GB', during('2026-11-22', '2026-11-21')))).toThrow(RangeError)
  })
})
