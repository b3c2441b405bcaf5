import { afterEach, expect, test, vi } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { createSignedAddresses } from './signed-address.ts'

const addresses = createSignedAddresses(new Secret('key'))
const ref = { system: 'otmm', id: 'ü/ 1', version: '2' }
const tokenOf = (path: string): string => path.slice('/thumbnails/'.length)
afterEach(() => vi.useRealTimers())

test('an address stands for the person and version that it was made for', () => {
  expect(addresses.read(tokenOf(addresses.thumbnail(ref, 'ann')))).toEqual({ ref, personId: 'ann' })
})

test('an address that was altered or made with another key is worth nothing', () => {
  const token = tokenOf(addresses.thumbnail(ref, 'ann'))
  const forged = `${Buffer.from(JSON.stringify({ s: 'otmm', i: 'secret', v: '1', p: 'ann', e: 9e15 })).toString('base64url')}.${token.split('.')[1]}`
  expect([forged, `${token}x`, '', '.', 'a.b'].map((text) => addresses.read(text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
  expect(createSignedAddresses(new Secret('other')).read(token)).toBeNull()
})

test('an address expires', () => {
  vi.useFakeTimers({ now: Date.now() })
  const token = tokenOf(addresses.thumbnail(ref, 'ann'))
  vi.advanceTimersByTime(20 * 60_000)
  expect(addresses.read(token)).toBeNull()
})
