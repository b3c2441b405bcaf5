import { expect, test } from 'vitest'
import { dayOf } from '../domain/day.ts'
import { questionFor } from './question-for.ts'

const today = dayOf('2026-11-21')!

test('a cover goes to the supply chain where the edition is for sale, for twelve months', () => {
  expect(questionFor({ format: 'paperback' }, 'front-cover', today)).toEqual({
    territories: { kind: 'for-sale' },
    channels: ['online-retail', 'retail', 'library'],
    purpose: 'supply-chain',
    language: null,
    window: { first: today, last: dayOf('2027-11-21') },
  })
})

test('the purpose follows the role, the channels the format', () => {
  const asked = (role: Parameters<typeof questionFor>[1]) => {
    const { purpose, channels } = questionFor({ format: 'ebook' }, role, today, 'en')
    return [purpose, ...channels]
  }
  expect(asked('epub')).toEqual(['distribution', 'online-retail', 'library'])
  expect(asked('trailer')).toEqual(['promotion', 'online-retail', 'library'])
  expect(asked('review-copy')).toEqual(['press', 'press'])
  expect(asked('manuscript')[0]).toBe('internal')
})
