import { expect, test } from 'vitest'
import { addMonths, dayOf, dayOfInstant, dayText } from './day.ts'

test('a day and its text say the same, before and after 1970', () => {
  for (const text of ['1969-12-31', '1970-01-01', '2024-02-29', '2026-11-21', '9999-12-31'])
    expect(dayText(dayOf(text)!)).toBe(text)
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '21/11/2026', ''])(
  '%o is no day',
  (text) => {
    expect(dayOf(text)).toBeNull()
  },
)

test('an instant belongs to its UTC day', () => {
  expect(dayText(dayOfInstant(new Date('2026-11-21T23:59:59.999Z')))).toBe('2026-11-21')
  expect(dayText(dayOfInstant(new Date('2026-11-21T23:30:00-02:00')))).toBe('2026-11-22')
  expect(dayOfInstant(new Date('1969-12-31T23:00:00Z'))).toBe(-1)
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-21', 12, '2027-11-21'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(dayText(addMonths(dayOf(from)!, months))).toBe(to)
})
