import { expect, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { dayOf } from '#shared/domain/day.ts'
import { type OtmmConfig, otmmConfig } from './config.ts'
import { asset } from './contract.ts'
import { itemOf } from './mapping.ts'

const config = (change: object = {}): OtmmConfig =>
  otmmConfig.parse({
    baseUrl: 'https://dam.example',
    signIn: { kind: 'session', username: 'u', password: new Secret('p') },
    ...change,
  })

const text = (value: unknown) => ({ value: { type: 'string', value } })
const lookup = (value: string, display: string) => ({
  domain_value: true,
  value: {
    type: 'com.artesia.metadata.DomainValue',
    display_value: display,
    field_value: { type: 'string', value },
  },
})
const field = (id: string, value: unknown) => ({ id, value })
const column = (id: string, values: unknown) => ({ id, values })

/** An asset with the given metadata elements, as its item. */
const read = (elements: unknown, change: object = {}, settings: object = {}) =>
  itemOf(
    asset.parse({
      asset_id: 'a11',
      original_asset_id: 'a10',
      version: 3,
      latest_version: true,
      name: 'cover.tif',
      metadata: { id: 'M', metadata_element_list: { id: 'G', metadata_element_list: elements } },
      ...change,
    }),
    config(settings),
    '2026-11-21T10:00:00.000Z',
  )

const cleared = field('PUB.FIELD.RIGHTS', lookup('2', 'Cleared '))

test('reads fields, lookup values, tables and values that come alone', () => {
  const item = read([
    field('PUB.FIELD.ROLE', lookup('front-cover', 'Front cover')),
    field('PUB.FIELD.APPROVAL', lookup('APPROVED', ' Approved ')),
    field('PUB.FIELD.APPROVED BY', text('Design')),
    {
      id: 'PUB.TABLE.TITLES',
      metadata_element_list: [
        column('PUB.COLUMN.ISBN', [
          text('978-1-4028-9462-6'),
          text('1402894627'),
          {},
          text('none'),
        ]),
        // one answer in the wild gives `value` instead of `values`
        field('PUB.COLUMN.WORK ID', text(50042)),
      ],
    },
  ])
  expect(item).toMatchObject({
    ref: { system: 'otmm', id: 'a10', version: 'a11' },
    role: 'front-cover',
    isbns: ['9781402894626'],
    workIds: [50042],
    approval: { state: 'approved', said: 'Approved', by: 'Design' },
  })
})

test('a status word that is not mapped is unknown, whatever its display value says', () => {
  const { approval, licences, unreadableRights } = read([
    field('PUB.FIELD.APPROVAL', lookup('OK', 'Approved')),
    field('PUB.FIELD.RIGHTS', lookup('1', 'Cleared')),
  ])
  expect(approval).toMatchObject({ state: 'unknown', said: 'Approved' })
  expect(licences).toEqual([])
  expect(unreadableRights).toEqual(['PUB.FIELD.RIGHTS'])
})

test('words of an object itself mean nothing', () => {
  const item = read([
    field('PUB.FIELD.ROLE', text('constructor')),
    field('PUB.FIELD.APPROVAL', text('toString')),
    field('PUB.FIELD.RIGHTS', text('valueOf')),
  ])
  expect(item).toMatchObject({ role: 'other', approval: { state: 'unknown' }, licences: [] })
})

test('no rights recorded is no licence and no complaint', () => {
  expect(read([field('PUB.FIELD.RIGHTS', {})])).toMatchObject({
    licences: [],
    unreadableRights: [],
  })
})

test('terms without a status grant nothing and point at the status', () => {
  const item = read([column('PUB.COLUMN.TERRITORY', [lookup('GB', 'UK')])])
  expect(item).toMatchObject({ licences: [], unreadableRights: ['PUB.FIELD.RIGHTS'] })
})

test('a licence says only what its fields say', () => {
  const [licence] = read([cleared]).licences
  expect(licence).toMatchObject({
    effect: 'permit',
    territory: { kind: 'not-stated' },
    formats: { kind: 'not-stated' },
    channels: { kind: 'not-stated' },
    purposes: { kind: 'not-stated' },
    start: { kind: 'not-stated' },
    end: { kind: 'not-stated' },
    embargo: { kind: 'not-stated' },
    exhaustive: false,
    source: { system: 'otmm', recordId: 'a10', version: 'a11', field: 'PUB.FIELD.RIGHTS' },
  })
})

test('free text among territories stays in place and is named as unresolved', () => {
  const [licence] = read([
    cleared,
    column('PUB.COLUMN.TERRITORY', [lookup('GB', 'UK'), text('UK & Commonwealth (ex Canada)')]),
    column('PUB.COLUMN.TERRITORY EXCLUDED', [lookup('US', 'USA')]),
    column('PUB.COLUMN.FORMAT', [lookup('PB', 'Paperback'), lookup('XX', 'Scroll ')]),
  ]).licences
  expect(licence).toMatchObject({
    territory: {
      kind: 'stated',
      statement: { included: ['GB', 'UK & Commonwealth (ex Canada)'], excluded: ['US'] },
    },
    formats: { kind: 'only', values: ['paperback'] },
    unresolved: ['UK & Commonwealth (ex Canada)', 'Scroll'],
  })
})

test('a date nobody can read makes the bound unreadable and names the field', () => {
  const item = read([
    cleared,
    field('PUB.FIELD.LICENCE END', text('end of series')),
    field('PUB.FIELD.EMBARGO UNTIL', text('2026-05-31T12:00:00Z')),
  ])
  expect(item.licences[0]).toMatchObject({
    end: { kind: 'unreadable', text: 'end of series' },
    embargo: { kind: 'day', day: dayOf('2026-06-01') },
  })
  expect(item.unreadableRights).toEqual(['PUB.FIELD.LICENCE END'])
})

test('an embargo in a form that is not documented is not read as no embargo', () => {
  const strange = { value: { type: 'com.artesia.metadata.Multilingual', translations: {} } }
  const item = read([cleared, field('PUB.FIELD.EMBARGO UNTIL', strange)])
  expect(item.unreadableRights).toEqual(['PUB.FIELD.EMBARGO UNTIL'])
})

test.each([
  ['Y', true, []],
  ['N', false, []],
  ['perhaps', true, ['PUB.FIELD.CREDIT REQUIRED']],
])('credit required "%s" reads as %s', (word, required, unreadable) => {
  const item = read([cleared, field('PUB.FIELD.CREDIT REQUIRED', text(word))])
  expect(item.licences[0]?.creditRequired).toBe(required)
  expect(item.unreadableRights).toEqual(unreadable)
})

test("OTMM's own expiry denies from the day after it, and at once when OTMM says expired", () => {
  const expiry = field('ARTESIA.FIELD.EXPIRATION DATE', text('2026-05-31T00:00:00Z'))
  expect(read([cleared, expiry]).licences[1]).toMatchObject({
    effect: 'deny',
    territory: { kind: 'any' },
    start: { kind: 'day', day: dayOf('2026-06-01') },
    end: { kind: 'open' },
  })
  expect(read([expiry], { expired: true }).licences).toMatchObject([
    { effect: 'deny', start: { kind: 'open' } },
  ])
})

test("OTMM's own expiry is the licence's end where no end field is mapped", () => {
  const expiry = field('ARTESIA.FIELD.EXPIRATION DATE', text('2026-05-31T00:00:00Z'))
  const settings = { fields: { licenceEnd: null } }
  expect(read([cleared, expiry], {}, settings).licences[0]).toMatchObject({
    end: { kind: 'day', day: dayOf('2026-05-31') },
  })
})

test('contracts and royalty statements are restricted, and a file without pixels has no size', () => {
  const item = read([field('PUB.FIELD.ROLE', text('royalty-statement'))], {
    master_content_info: { name: 'r.pdf', mime_type: 'application/pdf', width: -1, height: -1 },
  })
  expect(item).toMatchObject({ documentClass: 'royalty', width: null, height: null })
})
