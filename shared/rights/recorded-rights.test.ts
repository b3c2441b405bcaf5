import { expect, test } from 'vitest'
import { dayOf } from '../domain/day.ts'
import { boundOf, readRights, type RecordedRights, type RightsWords } from './recorded-rights.ts'

const fields = {
  status: 'rights_status',
  territories: 'territories',
  excluded: 'excluded',
  formats: 'formats',
  start: 'starts_on',
  end: 'expires_on',
  embargo: 'embargo_until',
}
const words: RightsWords = {
  cleared: ['Cleared'],
  denied: ['Denied'],
  perpetual: ['perpetual'],
  formats: { Hardback: 'hardback', Ebook: 'ebook' },
  territories: { 'British Isles': ['GB', 'IE'] },
  channels: { kind: 'not-stated' },
  purposes: { kind: 'not-stated' },
  exhaustive: false,
}
const nothing: RecordedRights = {
  status: null,
  territories: [],
  excluded: [],
  formats: [],
  start: null,
  end: null,
  embargo: null,
}
const source = {
  system: 'vip',
  recordId: '41',
  version: '1',
  field: null,
  fetchedAt: '2026-11-21T09:00:00.000Z',
  link: null,
}
const read = (change: Partial<RecordedRights>, changedWords: Partial<RightsWords> = {}) =>
  readRights(
    { ...nothing, ...change },
    fields,
    { ...words, ...changedWords },
    { source, creditRequired: false },
  )

test('nothing recorded gives no licence and nothing unreadable', () => {
  expect(read({})).toEqual({ licences: [], unreadableRights: [] })
  expect(read({ status: '' })).toEqual({ licences: [], unreadableRights: [] })
})

test('only the configured words permit or deny', () => {
  expect(read({ status: ' cleared ' }).licences[0]?.effect).toBe('permit')
  expect(read({ status: 'Denied' }).licences[0]?.effect).toBe('deny')
  expect(read({ status: 'Restricted' })).toEqual({
    licences: [],
    unreadableRights: ['rights_status'],
  })
})

test('a word that is listed as cleared and as denied denies', () => {
  expect(read({ status: 'Cleared' }, { denied: ['Cleared'] }).licences[0]?.effect).toBe('deny')
})

test('dates without a status permit nothing and say what is missing', () => {
  expect(read({ end: '2031-12-31' })).toEqual({ licences: [], unreadableRights: ['rights_status'] })
})

test('what is empty or has no field is not stated, never any', () => {
  const [licence] = read({ status: 'Cleared' }).licences
  const notStated = { kind: 'not-stated' }
  expect(licence).toMatchObject({
    territory: notStated,
    formats: notStated,
    channels: notStated,
    purposes: notStated,
    start: notStated,
    end: notStated,
    embargo: notStated,
  })
})

test('codes stay in place, mapped words become codes, other words are unresolved', () => {
  const [licence] = read({
    status: 'Cleared',
    territories: ['British Isles', 'UK', 'UK & Commonwealth (ex Canada)'],
    excluded: ['US'],
    formats: ['ebook', 'Scroll'],
  }).licences
  expect(licence?.territory).toEqual({
    kind: 'stated',
    statement: { included: ['GB', 'IE', 'UK'], excluded: ['US'] },
  })
  expect(licence?.formats).toEqual({ kind: 'only', values: ['ebook'] })
  expect(licence?.unresolved).toEqual(['UK & Commonwealth (ex Canada)', 'Scroll'])
})

test('a date that cannot be read names its field and stays visible', () => {
  const { licences, unreadableRights } = read({ status: 'Cleared', end: 'end of the run' })
  expect(unreadableRights).toEqual(['expires_on'])
  expect(licences[0]?.end).toEqual({ kind: 'unreadable', text: 'end of the run' })
})

const day = (text: string) => ({ kind: 'day', day: dayOf(text) })
const between = (first: string, last: string) => ({
  kind: 'between',
  first: dayOf(first),
  last: dayOf(last),
})

test.each([
  ['2026-06-30', day('2026-06-30')],
  ['2026-05', between('2026-05-01', '2026-05-31')],
  ['2028-02', between('2028-02-01', '2028-02-29')],
  ['2026', between('2026-01-01', '2026-12-31')],
  ['2026-12-31T23:30:00-02:00', day('2027-01-01')],
  ['2026-12-01T00:00:00', day('2026-12-01')],
  ['2026-12-01T15:00:00', between('2026-11-30', '2026-12-02')],
  ['Perpetual', { kind: 'open' }],
  ['2026-02-30', { kind: 'unreadable', text: '2026-02-30' }],
  ['2026-13', { kind: 'unreadable', text: '2026-13' }],
  ['2026-12-01T99:00:00Z', { kind: 'unreadable', text: '2026-12-01T99:00:00Z' }],
  ['  ', { kind: 'not-stated' }],
])('the date text "%s" is read as it stands', (text, bound) => {
  expect(boundOf(text, ['perpetual'])).toEqual(bound)
})

test('an embargo that ends during a day allows the first full day after it', () => {
  expect(boundOf('2026-12-01T10:00:00Z', [], 'first-full-day')).toEqual(day('2026-12-02'))
  expect(boundOf('2026-12-01T00:00:00Z', [], 'first-full-day')).toEqual(day('2026-12-01'))
})
