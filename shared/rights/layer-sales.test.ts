import { describe, expect, test } from 'vitest'
import { judged, codesIn, reasonIn, sold } from './testing/judged.ts'
import { asking } from './testing/small-evidence.ts'

describe('where a title may be sold', () => {
  test('what Consonance lists as not for sale is blocked, the rest of a worldwide title cleared', () => {
    const answer = judged(asking('GB US'), sold({ notForSale: ['US', 'CA'] }))
    expect(answer.byTerritory).toEqual({ GB: 'cleared', US: 'blocked' })
    expect(answer.verdict).toBe('partial')
    expect(answer.reasons[0]).toMatchObject({ code: 'NOT_FOR_SALE', territories: ['US'] })
  })

  test('a country in neither list is unknown', () => {
    const held = sold({ worldwide: false, forSale: ['GB', 'IE'], notForSale: ['US'] })
    expect(judged(asking('FR GB US'), held).byTerritory).toEqual({
      FR: 'unknown',
      GB: 'cleared',
      US: 'blocked',
    })
    expect(reasonIn('ROW_UNSTATED', asking('FR GB US'), held)?.territories).toEqual(['FR'])
  })

  test('empty lists of a title that is not worldwide are silence', () => {
    const held = sold({ worldwide: false })
    expect(judged(asking('GB'), held)).toMatchObject({
      verdict: 'unknown',
      reasons: [{ layer: 'sales', code: 'NO_RECORD', decisive: true }, {}, {}, {}, {}, {}, {}, {}],
    })
  })

  test('a country in both lists is blocked, and the contradiction is named', () => {
    const held = sold({ worldwide: false, forSale: ['GB'], notForSale: ['GB'] })
    expect(judged(asking('GB'), held).verdict).toBe('blocked')
    expect(codesIn(asking('GB'), held).slice(0, 2)).toEqual(['NOT_FOR_SALE', 'CONFLICT'])
  })

  test('a field that could not be read keeps the whole title from being cleared', () => {
    expect(judged(asking('GB'), sold({ forSale: null })).verdict).toBe('unknown')
    expect(codesIn(asking('GB'), sold({ forSale: null }))).toContain('INCOMPLETE')
    const gone = sold({ worldwide: null, forSale: null, notForSale: null })
    expect(codesIn(asking('GB'), gone)).toContain('SOURCE_UNAVAILABLE')
    expect(judged(asking('US'), sold({ forSale: null, notForSale: ['US'] })).verdict).toBe(
      'blocked',
    )
  })

  test('an unreadable code only takes clearance away', () => {
    expect(judged(asking('GB'), sold({ notForSale: ['UK'] })).verdict).toBe('unknown')
    const held = sold({ worldwide: false, forSale: ['GB', 'UK'] })
    expect(judged(asking('FR GB'), held).byTerritory).toEqual({ FR: 'unknown', GB: 'cleared' })
    expect(reasonIn('UNRESOLVED_TERM', asking('FR'), held)?.args).toEqual({
      term: 'UK',
      suggestion: 'GB',
    })
  })

  test('a deprecated code is named with its successors', () => {
    const held = sold({ worldwide: false, forSale: ['AN'] })
    expect(reasonIn('UNRESOLVED_TERM', asking('CW'), held)?.args).toEqual({
      term: 'AN',
      suggestion: 'BQ CW SX',
    })
  })
})
