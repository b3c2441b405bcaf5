import { describe, expect, test } from 'vitest'
import { questionFor } from './question-for.ts'
import { judged, sold } from './testing/judged.ts'
import { asking, day, evidence, item, licence, product } from './testing/small-evidence.ts'

describe('the territories of a question', () => {
  test('"for sale" asks where the title is for sale', () => {
    const held = sold({ worldwide: false, forSale: ['AU', 'GB', 'IE', 'NZ'], notForSale: ['US'] })
    const answer = judged(asking(null), held)
    expect(Object.keys(answer.byTerritory)).toEqual(['AU', 'GB', 'IE', 'NZ'])
    expect(answer.verdict).toBe('cleared')
  })

  test('"for sale" of a title without sales rights asks everywhere and is unknown', () => {
    const answer = judged(asking(null), sold({ worldwide: false }))
    expect(answer).toMatchObject({ verdict: 'unknown', counts: { unknown: 249 } })
  })

  test('a country of which only a region is denied is partial', () => {
    const statement = { included: ['WORLD'], excluded: ['GB-NIR'] }
    const territory = { kind: 'stated' as const, statement }
    const held = evidence({ item: item({ licences: [licence({ territory })] }) })
    const answer = judged(asking('GB GB-ENG GB-NIR'), held)
    expect(answer.byTerritory).toEqual({ GB: 'partial', 'GB-ENG': 'cleared', 'GB-NIR': 'blocked' })
    expect(answer.reasons[0]).toMatchObject({ code: 'OUTSIDE_GRANT', territories: ['GB-NIR'] })
  })

  test('a code that is in no list is unknown, with what may have been meant', () => {
    const answer = judged(asking('GB UK'))
    expect(answer.byTerritory).toEqual({ GB: 'cleared', UK: 'unknown' })
    expect(answer).toMatchObject({ verdict: 'partial', clearedThrough: null })
    expect(answer.reasons[0]).toMatchObject({ code: 'BAD_CODE', args: { suggestion: 'GB' } })
  })

  test('Kosovo is asked as the region that stands for it', () => {
    expect(judged(asking('XK'), sold({ notForSale: ['RS-KM'] })).verdict).toBe('blocked')
  })

  test('asking about no territory is answered with unknown', () => {
    const nothing = asking(null, { territories: { kind: 'codes', codes: [] } })
    expect(judged(nothing).verdict).toBe('unknown')
  })
})

test('the standing question clears a title that is in order in every way', () => {
  const question = questionFor(product(), 'front-cover', day('2026-11-21'))
  const answer = judged(question)
  expect(answer).toMatchObject({
    verdict: 'cleared',
    counts: { cleared: 249 },
    clearedThrough: null,
  })
})
