import { describe, expect, test } from 'vitest'
import { atomCodes } from './atom-codes.ts'
import { listAtoms, sameSet, setOfAtoms } from './atom-set.ts'
import { atomsOf } from './atoms.ts'
import { countries } from './countries.ts'
import { formerCodes } from './former-codes.ts'
import { territoryGroups } from './groups.ts'
import { regions } from './regions.ts'
import { readDenial, readPermit } from './statement.ts'

const said = (included: string, excluded = '') => ({
  included: included.split(' ').filter(Boolean),
  excluded: excluded.split(' ').filter(Boolean),
})
const reach = (found: { yes: Uint32Array; maybe: Uint32Array }) => ({
  yes: listAtoms(found.yes),
  maybe: listAtoms(found.maybe),
})

describe('the lists', () => {
  test('hold the number of codes that EDItEUR publishes', () => {
    const counts = Object.entries(regions).map(([country, codes]) => [country, codes.length])
    expect(countries).toHaveLength(249)
    expect(Object.fromEntries(counts)).toEqual({
      AU: 8, BE: 3, CA: 13, CN: 31, ES: 1, FR: 1, GB: 6, IE: 1, IT: 110, RS: 2, RU: 83, US: 51,
    }) // prettier-ignore
    const former = Object.keys(formerCodes)
    expect(former.filter((code) => code.startsWith('CN-'))).toHaveLength(37)
    expect(former).toHaveLength(43)
  })

  test('name no code twice, and successors and groups only by current codes', () => {
    expect(new Set(atomCodes).size).toBe(atomCodes.length)
    const meant = [...Object.values(formerCodes), ...territoryGroups.map(({ codes }) => codes)]
    expect(meant.flat().filter((code) => !atomsOf(code))).toEqual([])
  })
})

describe('a permit', () => {
  test('of the world without a country covers every other one', () => {
    const { yes, maybe } = reach(readPermit(said('WORLD', 'FR')))
    expect(yes).toHaveLength(atomCodes.length - 2)
    expect(maybe).toEqual([])
  })

  test('of all airport outlets covers the airside ones too', () => {
    expect(reach(readPermit(said('GB-APS'))).yes).toEqual(['GB-AIR', 'GB-APS'])
  })

  test('of a deprecated code covers its successors only perhaps, but not those written beside it', () => {
    const found = reach(readPermit(said('YU RS')))
    expect(found.yes).toEqual(['RS-KM', 'RS-VO', 'RS'])
    expect(found.maybe).toEqual(['ME'])
  })

  test('China does not contain Hong Kong, Macao and Taiwan', () => {
    const { yes } = reach(readPermit(said('CN')))
    expect(yes.filter((code) => ['HK', 'MO', 'TW'].includes(code))).toEqual([])
    expect(reach(readPermit(said('CN-TW')))).toEqual({ yes: [], maybe: ['TW'] })
  })

  test('that excludes a deprecated code excludes its successors', () => {
    const { yes } = reach(readPermit(said('WORLD', 'AN')))
    expect(yes.filter((code) => ['BQ', 'CW', 'SX'].includes(code))).toEqual([])
  })

  test('that says nothing covers the world only perhaps', () => {
    const found = reach(readPermit(said('', 'US')))
    expect(found.yes).toEqual([])
    expect(found.maybe).toHaveLength(atomCodes.length - 52)
  })

  test.each(['UK', 'EU', 'ROW', 'ECZ', 'AU-NSW', 'gb', ''])('cannot be read as %o', (code) => {
    const found = readPermit({ included: ['GB', code], excluded: [] })
    expect(found.doubts).toEqual([code])
    expect(sameSet(found.yes, atomsOf('GB')!)).toBe(true)
  })
})

describe('a denial', () => {
  test('of a deprecated code denies all its successors', () => {
    expect(reach(readDenial(said('AN'))).yes).toEqual(['BQ', 'CW', 'SX'])
  })

  test('that excludes a deprecated code still denies it perhaps', () => {
    const found = readDenial(said('WORLD', 'AN'))
    expect(listAtoms(found.maybe)).toEqual(['BQ', 'CW', 'SX'])
  })

  test('with a code that nobody can read denies the whole world perhaps', () => {
    const found = readDenial(said('US XX'))
    expect(sameSet(found.yes, atomsOf('US')!)).toBe(true)
    expect(listAtoms(found.maybe)).toHaveLength(atomCodes.length - 52)
  })

  test('with an exclusion that nobody can read is certain nowhere', () => {
    const found = readDenial(said('WORLD', 'XX'))
    expect(listAtoms(found.yes)).toEqual([])
    expect(sameSet(found.maybe, setOfAtoms(atomCodes))).toBe(true)
  })
})
