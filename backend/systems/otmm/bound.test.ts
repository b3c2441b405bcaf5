import { expect, test } from 'vitest'
import { dayOf } from '#shared/domain/day.ts'
import { boundOf } from './bound.ts'

const day = (text: string) => dayOf(text)!

test('reads a calendar day, a month as the days it may mean, and the configured word for ever', () => {
  expect(boundOf('2026-05-31', [])).toEqual({ kind: 'day', day: day('2026-05-31') })
  expect(boundOf('2024-02', [])).toEqual({
    kind: 'between',
    first: day('2024-02-01'),
    last: day('2024-02-29'),
  })
  expect(boundOf('2026-12', [])).toMatchObject({ last: day('2026-12-31') })
  expect(boundOf('for ever', ['for ever'])).toEqual({ kind: 'open' })
})

test('an empty field is silence, never an open end', () => {
  expect(boundOf(null, ['perpetual'])).toEqual({ kind: 'not-stated' })
})

test.each([
  ['2026-05-31T22:30:00Z', '2026-05-31'],
  ['2026-06-01T00:30:00+02:00', '2026-05-31'],
  ['2026-06-01T00:30:00.000+0200', '2026-05-31'],
])('the instant %s counts as the UTC day %s', (text, expected) => {
  expect(boundOf(text, [])).toEqual({ kind: 'day', day: day(expected) })
})

test('an embargo until some time of a day opens on the next day, until midnight on that day', () => {
  const options = { firstFullDay: true }
  expect(boundOf('2026-05-31T12:00:00Z', [], options)).toMatchObject({ day: day('2026-06-01') })
  expect(boundOf('2026-05-31T00:00:00Z', [], options)).toMatchObject({ day: day('2026-05-31') })
})

test.each(['31.05.2026', '2026-02-30', '2026-13', '2026-05-31T12:00:00', 'perpetual', 'soon'])(
  '%s is unreadable when nothing says what it means',
  (text) => {
    expect(boundOf(text, [])).toEqual({ kind: 'unreadable', text })
  },
)
