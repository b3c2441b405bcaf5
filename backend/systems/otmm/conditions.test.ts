import { expect, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { allOf, holds, isLatestVersion, titleConditions } from './conditions.ts'
import { type OtmmConfig, otmmConfig } from './config.ts'

const configured = (change: object = {}): OtmmConfig =>
  otmmConfig.parse({
    baseUrl: 'https://dam.example',
    signIn: { kind: 'session', username: 'u', password: new Secret('p') },
    ...change,
  })
const keys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}

test('asks for every ISBN and the work in their table columns, and for a mapped reference field', () => {
  const config = configured({ fields: { references: ['PUB.FIELD.JOB NUMBER'] } })
  const asked = titleConditions(keys, config).map((condition) =>
    'tabular_field_list' in condition
      ? [condition.metadata_table_id, condition.tabular_field_list[0]?.value]
      : [condition.metadata_field_id, condition.value],
  )
  expect(asked).toEqual([
    ['PUB.TABLE.TITLES', '9781402894626'],
    ['PUB.TABLE.TITLES', '9781402894633'],
    ['PUB.TABLE.TITLES', '50042'],
    ['PUB.FIELD.JOB NUMBER', 'HL-0042'],
  ])
})

test('searches for each configured spelling of an ISBN', () => {
  const config = configured({
    isbnSpellings: ['digits', 'hyphens', 'isbn-10'],
    fields: { isbns: ['PUB.FIELD.ISBN'], workIds: [] },
  })
  const values = titleConditions({ ...keys, isbns: ['9781402894626'] }, config).map((condition) =>
    'value' in condition ? condition.value : null,
  )
  expect(values).toEqual(['9781402894626', '978-1-4028-9462-6', '1402894627'])
})

test('groups alternatives by parentheses on their first and last member', () => {
  const place = { table: null, field: 'F' }
  const list = allOf([isLatestVersion], [holds(place, 'a'), holds(place, 'b')], [holds(place, 'c')])
  expect(list.map((one) => [one.relational_operator, one.left_paren, one.right_paren])).toEqual([
    [undefined, undefined, undefined],
    ['and', '(', undefined],
    ['or', undefined, ')'],
    ['and', undefined, undefined],
  ])
})
