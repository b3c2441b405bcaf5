import { expect, test } from 'vitest'
import type { AssetKind } from './asset-kind.ts'
import type { Channel, Purpose } from './evidence.ts'
import { dateGate } from './publishing-dates.ts'
import { asking } from './testing/small-evidence.ts'
import type { Format } from '../domain/title.ts'

type Case = [
  role: string,
  kind: AssetKind,
  format: Format,
  purpose: Purpose,
  channels: Channel[],
  held: boolean,
]

test.each<Case>([
  ['02', 'content', 'ebook', 'distribution', ['library'], true],
  ['02', 'excerpt', 'ebook', 'promotion', ['consumer-site'], true],
  ['02', 'cover', 'ebook', 'supply-chain', ['online-retail'], false],
  ['09', 'cover', 'paperback', 'supply-chain', ['online-retail'], false],
  ['09', 'cover', 'paperback', 'supply-chain', ['online-retail', 'consumer-site'], true],
  ['09', 'promotion', 'paperback', 'promotion', ['trade'], false],
  ['09', 'promotion', 'paperback', 'promotion', ['trade', 'online-retail'], true],
  ['09', 'promotion', 'paperback', 'promotion', [], true],
  ['09', 'promotion', 'paperback', 'internal', ['online-retail'], false],
  ['10', 'cover', 'paperback', 'supply-chain', ['trade'], true],
  ['10', 'content', 'paperback', 'internal', ['trade'], false],
  ['23', 'content', 'paperback', 'press', [], true],
  ['23', 'cover', 'paperback', 'promotion', ['press'], true],
  ['23', 'cover', 'paperback', 'promotion', ['retail'], false],
  ['27', 'promotion', 'paperback', 'promotion', ['online-retail'], true],
  ['27', 'promotion', 'paperback', 'promotion', [], true],
  ['27', 'promotion', 'paperback', 'promotion', ['library'], false],
  ['27', 'cover', 'paperback', 'supply-chain', ['online-retail'], false],
  ['30', 'content', 'audio', 'distribution', ['online-retail'], true],
  ['30', 'content', 'hardback', 'distribution', ['online-retail'], false],
  ['31', 'content', 'ebook', 'distribution', ['subscription'], true],
  ['31', 'content', 'ebook', 'distribution', ['library'], false],
  ['32', 'excerpt', 'other', 'promotion', ['library'], true],
  ['33', 'content', 'ebook', 'distribution', ['library'], true],
  ['33', 'content', 'ebook', 'distribution', ['subscription'], false],
  ['33', 'cover', 'ebook', 'supply-chain', ['library'], false],
  ['01', 'content', 'ebook', 'distribution', [], false],
  ['28', 'cover', 'paperback', 'internal', [], true],
])(
  'date role %s, %s of %s for %s in %j is held: %s',
  (role, kind, format, purpose, channels, held) => {
    const question = asking('GB', { purpose, channels })
    expect(dateGate(role)?.holds({ kind, format, question })).toBe(held)
  },
)

test('a role that is not in the list has no gate of its own', () => {
  expect(dateGate('34')).toBeNull()
  expect(dateGate('toString')).toBeNull()
})
