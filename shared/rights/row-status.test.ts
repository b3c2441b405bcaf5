import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { rowStatus } from './row-status.ts'
import {
  asking,
  asOf,
  day,
  evidence,
  item,
  licence,
  on,
  product,
} from './testing/small-evidence.ts'

const answer = (held = evidence()) => judge(asking('GB US'), held, asOf)
const ending = (text: string) =>
  answer(evidence({ item: item({ licences: [licence({ end: on(text) })] }) }))
const notIn = (...notForSale: string[]) =>
  answer(evidence({ product: product({ sales: { ...product().sales, notForSale } }) }))
const unknown = answer(evidence({ agreements: [] }))

test('the worst answer of a row counts, with its first reason', () => {
  expect(rowStatus([answer(), notIn('GB', 'US'), unknown])).toMatchObject({
    verdict: 'blocked',
    reason: { code: 'NOT_FOR_SALE' },
  })
  expect(rowStatus([answer(), unknown, notIn('US')]).verdict).toBe('unknown')
  expect(rowStatus([answer(), notIn('US')]).verdict).toBe('partial')
  expect(rowStatus([answer(), answer()]).verdict).toBe('cleared')
})

test('a territory that differs in several editions is counted once', () => {
  expect(rowStatus([notIn('US'), notIn('US'), answer()])).toMatchObject({ differing: 1, asked: 2 })
})

test('the row is cleared through the earliest end', () => {
  const [early, late] = [ending('2027-01-31'), ending('2027-06-30')]
  expect(rowStatus([late, early, answer()]).clearedThrough).toBe(day('2027-01-31'))
  expect(rowStatus([answer()]).clearedThrough).toBeNull()
  expect(rowStatus([early, unknown]).clearedThrough).toBeNull()
})

test('a row without an answer is unknown', () => {
  expect(rowStatus([])).toEqual({
    verdict: 'unknown',
    differing: 0,
    asked: 0,
    clearedThrough: null,
    reason: null,
  })
})
