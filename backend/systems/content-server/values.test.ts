import { expect, test } from 'vitest'
import { dayOf, dayText } from '#shared/domain/day.ts'
import type { Bound } from '#shared/rights/evidence.ts'
import { contentServerConfig } from './config.ts'
import { boundOf, formatsOf, territoriesOf } from './values.ts'

const words = contentServerConfig.shape.vocabulary.parse({
  perpetual: ['perpetual'],
  formats: { Hardback: 'hardback' },
  allFormats: ['All formats'],
})
const shown = (bound: Bound): string => {
  if (bound.kind === 'day') return dayText(bound.day)
  return bound.kind === 'between' ? `${dayText(bound.first)}..${dayText(bound.last)}` : bound.kind
}

test.for([
  ['2026-03-04', '2026-03-04'],
  ['2026-03-04T00:00:00', '2026-03-04'],
  ['2026-03-04T23:30:00-02:00', '2026-03-05'],
  ['2026-03-04T12:00:00Z', '2026-03-04'],
  ['2026-02', '2026-02-01..2026-02-28'],
  ['Perpetual', 'open'],
  ['2026-02-30', 'unreadable'],
  ['2026-13', 'unreadable'],
  ['spring 2027', 'unreadable'],
  [null, 'not-stated'],
] as const)('the date %s is read as %s', ([text, expected]) => {
  expect(shown(boundOf(text, words))).toBe(expected)
})

test('an embargo with a time ends on the first whole day after it', () => {
  expect(boundOf('2026-03-04T12:00:00Z', words, 'up')).toEqual({
    kind: 'day',
    day: dayOf('2026-03-05'),
  })
  expect(boundOf('2026-03-04T00:00:00Z', words, 'up')).toEqual({
    kind: 'day',
    day: dayOf('2026-03-04'),
  })
})

test('territories are codes; any other text is kept whole and not understood', () => {
  expect(territoriesOf(['GB, IE', 'CA-QC', 'UK & Commonwealth (ex Canada)', 'gb'])).toEqual({
    codes: ['GB', 'IE', 'CA-QC'],
    unknown: ['UK & Commonwealth (ex Canada)', 'gb'],
  })
})

test('formats are never widened: silence is not all, and an unknown word is told', () => {
  expect(formatsOf([], words)).toEqual({ formats: { kind: 'not-stated' }, unknown: [] })
  expect(formatsOf(['all formats'], words).formats).toEqual({ kind: 'any' })
  expect(formatsOf(['Hardback', 'Scroll'], words)).toEqual({
    formats: { kind: 'only', values: ['hardback'] },
    unknown: ['Scroll'],
  })
})
