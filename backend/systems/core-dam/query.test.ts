import { expect, test } from 'vitest'
import { coreDamConfig } from './config.ts'
import { filterLiteral, keysCondition, phrase, questionOf } from './query.ts'
import { Secret } from '#backend/config/secret.ts'

const config = coreDamConfig.parse({
  baseUrl: 'https://us.api.opentext.com/',
  cssBaseUrl: 'https://css.us.api.opentext.com',
  tenantId: 't',
  clientId: 'c',
  clientSecret: new Secret('s'),
})
const keys = { workId: 50042, isbns: ['9781402894626'], reference: 'HL "42"', title: '' }

test('a literal stands between the quotes that it does not hold', () => {
  expect(filterLiteral("O'Brien")).toBe(`"O'Brien"`)
  expect(filterLiteral('six "inches"')).toBe(`'six "inches"'`)
  expect(() => filterLiteral(`O'Brien "the poet"`)).toThrow(/both kinds of quotes/)
})

test('a phrase cannot end itself', () => {
  expect(phrase(String.raw`a" OR b:"\ `)).toBe(String.raw`"a\" OR b:\"\\ "`)
})

test('only configured keys are asked for', () => {
  expect(keysCondition({ ...keys, isbns: [] }, config)).toEqual({
    kind: 'holds',
    attributes: [{ name: 'consonance_id', values: ['50042'] }],
  })
  const none = { ...config, fields: { ...config.fields, isbn: null, workId: null } }
  expect(keysCondition(keys, none)).toBeNull()
})

test('both languages always carry a clause on the latest version', () => {
  const condition = keysCondition(keys, config)
  if (!condition) throw new Error('no condition')
  expect(questionOf(condition, 'latest', config).body).toEqual({
    vals: {
      q: [
        '(pub_title_asset.isbn13_s:("9781402894626") OR pub_title_asset.consonance_id_s:("50042")) AND cms_any.latest_b:true',
      ],
      type: ['pub_title_asset'],
    },
  })
  const filtered = questionOf(condition, 'all', {
    ...config,
    findBy: 'filter',
    queryNames: { isbn13: 'isbn' },
  })
  expect(filtered.query['filter']).toBe(
    "(latest eq 'true' or latest eq 'false') and (isbn eq '9781402894626' or properties.consonance_id eq '50042')",
  )
})
