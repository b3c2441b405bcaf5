import { expect, test } from 'vitest'
import { languageWithin } from './language.ts'

test('a grant of a language covers its variants, a grant of a variant not the language', () => {
  expect(languageWithin(['en'], 'en-US', 'permit')).toBe('yes')
  expect(languageWithin(['en-GB'], 'en', 'permit')).toBe('no')
  expect(languageWithin(['zh-Hans'], 'zh-Hant', 'permit')).toBe('no')
})

test('a variant granted to somebody else may reach into the language', () => {
  expect(languageWithin(['en-GB'], 'en', 'deny')).toBe('maybe')
  expect(languageWithin(['en-GB'], 'en-US', 'deny')).toBe('no')
})

test('three-letter codes of both kinds mean the same language', () => {
  expect(languageWithin(['ger'], 'de', 'permit')).toBe('yes')
  expect(languageWithin(['deu'], 'ger', 'permit')).toBe('yes')
})

test('what is no language that we can compare may be any', () => {
  expect(languageWithin(['World English'], 'en', 'permit')).toBe('maybe')
  expect(languageWithin(['xho'], 'en', 'deny')).toBe('maybe')
})
