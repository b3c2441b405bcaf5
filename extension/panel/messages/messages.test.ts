import { describe, expect, test } from 'vitest'
import { noticeCodes, writeCodes } from '#shared/domain/notice.ts'
import { reasonCodes } from '#shared/rights/reason-codes.ts'
import { reason } from '../testing/builders.ts'
import { age, bytes, day, duration, list, plural, territory } from './formats.ts'
import { sayNotice, sayWrite } from './say-plan.ts'
import { sayReason } from './say-reason.ts'
import { sayReasonShortly } from './say.ts'

describe('the catalogue', () => {
  test('a licence that is over has ended; one that is not yet over ends', () => {
    const said = (day: string): string => sayReason(reason({ code: 'EXPIRED', args: { day } }))
    expect(said('2020-06-30')).toMatch(/ ended on /)
    expect(said('2999-06-30')).toMatch(/ ends on /)
  })

  /** Neither the bare code nor a trace of a missing argument. */
  const isWorded = (said: string, code: string): boolean =>
    said !== code && said.length > 3 && !/undefined|null|NaN|\[object|\s{2}|\s[.,]/.test(said)

  test.each(noticeCodes)('words the notice %s even when its arguments are missing', (code) => {
    expect(sayNotice({ code, args: {} })).toSatisfy((said: string) => isWorded(said, code))
  })

  test.each(writeCodes)('words the write %s even when its arguments are missing', (code) => {
    expect(sayWrite({ code, args: {} })).toSatisfy((said: string) => isWorded(said, code))
  })

  test.each(reasonCodes)('words the reason %s in every layer', (code) => {
    for (const layer of ['sales', 'lifecycle', 'licence', 'agreement', 'approval', 'health']) {
      const bare = reason({ code, layer, args: {}, source: null })
      expect(sayReason(bare)).toSatisfy((said: string) => isWorded(said, code))
      expect(sayReasonShortly(bare)).toSatisfy((said: string) => isWorded(said, code))
    }
  })

  test('a code that is newer than the page is shown as it is', () => {
    expect(sayNotice({ code: 'brand-new', args: {} })).toBe('brand-new')
    expect(sayReasonShortly(reason({ code: 'toString' }))).toBe('toString')
  })

  test('a system that travels as its id is called by its name', () => {
    const down = reason({ code: 'SOURCE_UNAVAILABLE', args: { system: 'core-dam' }, source: null })
    expect(sayReason(down)).toBe('Core DAM does not answer.')
  })
})

describe('numbers and dates', () => {
  test('sizes have one unit and as many digits as matter', () => {
    expect([0, 999, 2_100_000, 48_000_000, 1_500_000_000].map(bytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '2.1 MB',
      '48 MB',
      '1.5 GB',
    ])
  })

  test('days are calendar days in every time zone, given as text or as a number', () => {
    expect(day('2027-02-28')).toBe(day(20_877))
    expect(day('2027-02-28')).toMatch(/28/)
    expect(day('spring 2027')).toBe('spring 2027')
  })

  test('ages, lengths, lists, countries and plurals', () => {
    expect(age(0)).toBe(age(1))
    expect(age(7_300)).toContain('2')
    expect(duration(252)).toBe('4:12')
    expect(duration(3_700)).toBe('1:01:40')
    expect(list(['US', 'CA'])).toBe('US and CA')
    expect(territory('GB-NIR')).toMatch(/\(NIR\)$/)
    expect(territory('not a code')).toBe('not a code')
    expect(plural(1, { one: '# edition', other: '# editions' })).toBe('1 edition')
    expect(plural(2000, { one: '# edition', other: '# editions' })).toBe('2,000 editions')
  })
})
