import { describe, expect, it } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { consonanceConfig } from './config.ts'

const least = { baseUrl: 'https://web.consonance.app', key: new Secret('k') }

describe('the configuration', () => {
  it('maps no kinds of image by itself: their values are not public', () => {
    expect(consonanceConfig.parse(least)).toMatchObject({
      resourceVariants: {},
      resourceFields: { kind: 'resourceVariant', status: 'status', url: 'url' },
      imageOrigins: ['https://bibliocloudimages.s3-eu-west-1.amazonaws.com'],
    })
  })

  it.each([
    ['two roles of one kind', { resourceVariants: { 'front-cover': 'A', 'back-cover': 'A' } }],
    ['a role that does not exist', { resourceVariants: { cover: 'A' } }],
    ['more than one field', { resourceFields: { url: 'url secrets { key }' } }],
    ['a key in plain text', { key: 'abcdef' }],
    ['a setting that nobody reads', { retries: 3 }],
  ])('refuses %s', (_what, change) => {
    expect(consonanceConfig.safeParse({ ...least, ...change }).success).toBe(false)
  })
})
