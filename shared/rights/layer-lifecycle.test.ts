import { describe, expect, test } from 'vitest'
import type { Role } from '../domain/role.ts'
import { judged } from './testing/judged.ts'
import { asking, day, during, evidence, item, on, product } from './testing/small-evidence.ts'

describe('the edition', () => {
  const having = (role: Role, change: Parameters<typeof product>[0]) =>
    judged(asking('GB'), evidence({ product: product(change), item: item({ role }) })).verdict

  test('an edition out of print blocks its content and asks a person about its cover', () => {
    expect(having('epub', { publishingStatus: '07' })).toBe('blocked')
    expect(having('front-cover', { publishingStatus: '07' })).toBe('unknown')
  })

  test.each([
    ['02', 'cleared'],
    ['04', 'cleared'],
    ['00', 'unknown'],
    [null, 'unknown'],
    ['14', 'unknown'],
    ['16', 'blocked'],
    ['17', 'blocked'],
  ])('publishing status %s is %s', (publishingStatus, verdict) => {
    expect(having('front-cover', { publishingStatus })).toBe(verdict)
  })

  test('a temporary withdrawal with a day of return is a question from that day on', () => {
    const dates = [{ role: '22', bound: on('2026-11-01') }]
    expect(having('front-cover', { publishingStatus: '16', dates })).toBe('unknown')
  })

  test('the publication date holds nothing; a role that nobody knows holds everything', () => {
    const later = on('2027-06-01')
    expect(having('epub', { dates: [{ role: '01', bound: later }] })).toBe('cleared')
    expect(having('epub', { dates: [{ role: '02', bound: later }] })).toBe('blocked')
    expect(having('front-cover', { dates: [{ role: '02', bound: later }] })).toBe('cleared')
    expect(having('front-cover', { dates: [{ role: '10', bound: later }] })).toBe('blocked')
    expect(having('front-cover', { dates: [{ role: '98', bound: later }] })).toBe('unknown')
  })

  test('a transfer to another publisher blocks from its day on', () => {
    const dates = [{ role: '28', bound: on('2027-01-01') }]
    const held = evidence({ product: product({ dates }) })
    const answer = judged(asking('GB', during('2026-11-21', '2027-02-01')), held)
    expect(answer).toMatchObject({ verdict: 'blocked', clearedThrough: day('2026-12-31') })
  })
})
