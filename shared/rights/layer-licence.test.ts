import { describe, expect, test } from 'vitest'
import type { Role } from '../domain/role.ts'
import type { Channel } from './evidence.ts'
import { judged, codesIn, reasonIn } from './testing/judged.ts'
import {
  asking,
  during,
  evidence,
  item,
  licence,
  on,
  product,
  source,
} from './testing/small-evidence.ts'
import type { Question } from './verdict.ts'

describe('licences', () => {
  const licensed = (...changes: Parameters<typeof licence>[0][]) =>
    evidence({ item: item({ licences: changes.map((change) => licence(change)) }) })

  test('no licence on record is unknown for a cover and nothing to ask for an EPUB', () => {
    const bare = (role: Role) => evidence({ item: item({ role, licences: [] }) })
    expect(judged(asking('GB'), bare('front-cover')).verdict).toBe('unknown')
    expect(judged(asking('GB'), bare('epub')).verdict).toBe('cleared')
  })

  test('a denial on record binds an EPUB all the same', () => {
    const denial = licence({ effect: 'deny' })
    const held = evidence({ item: item({ role: 'epub', licences: [denial] }) })
    expect(judged(asking('GB'), held).verdict).toBe('blocked')
  })

  test('a denial wins over a permit, and the contradiction is named', () => {
    const held = licensed({}, { id: 'L2', effect: 'deny', source: source('otmm', 'L2') })
    expect(judged(asking('GB'), held).verdict).toBe('blocked')
    expect(codesIn(asking('GB'), held).slice(0, 2)).toEqual(['DENIED', 'CONFLICT'])
  })

  test('what a licence does not list is refused only by a source that is exhaustive', () => {
    const formats = { kind: 'only' as const, values: ['ebook' as const] }
    expect(judged(asking('GB'), licensed({ formats })).verdict).toBe('blocked')
    const open = licensed({ formats, exhaustive: false })
    expect(judged(asking('GB'), open).verdict).toBe('unknown')
    expect(codesIn(asking('GB'), open).slice(0, 2)).toEqual(['FORMAT_NOT_GRANTED', 'NO_RECORD'])
  })

  test('an edition of unknown form is never certainly inside a list of formats, nor outside', () => {
    const formats = { kind: 'only' as const, values: ['ebook' as const] }
    const other = product({ format: 'other' })
    const permit = { ...licensed({ formats }), product: other }
    expect(judged(asking('GB'), permit).verdict).toBe('unknown')
    const denied = { ...licensed({}, { effect: 'deny', formats }), product: other }
    expect(judged(asking('GB'), denied).verdict).toBe('unknown')
  })

  test('a field that is not stated is not read as everything', () => {
    const held = licensed({ channels: { kind: 'not-stated' } })
    expect(judged(asking('GB'), held).verdict).toBe('unknown')
    expect(reasonIn('NO_RECORD', asking('GB'), held)?.args).toEqual({ field: 'channels' })
  })

  test('two licences may cover two channels, and one channel more is not covered', () => {
    const inChannel = (channel: Channel) => ({
      channels: { kind: 'only' as const, values: [channel] },
    })
    const held = licensed(inChannel('online-retail'), inChannel('library'))
    const ask = (...channels: Question['channels']) =>
      judged(asking('GB', { channels }), held).verdict
    expect(ask('online-retail', 'library')).toBe('cleared')
    expect(ask('online-retail', 'retail')).toBe('blocked')
    expect(ask()).toBe('unknown')
  })

  test('free text that no mapping understands leaves nothing certain', () => {
    const unresolved = ['UK & Commonwealth (ex Canada)']
    expect(judged(asking('GB'), licensed({ unresolved })).verdict).toBe('unknown')
    expect(judged(asking('GB'), licensed({ unresolved, effect: 'deny' })).verdict).toBe('unknown')
  })

  test('a rights field that could not be read keeps the item from being cleared', () => {
    const held = evidence({ item: item({ unreadableRights: ['PUB.FIELD.RIGHTS'] }) })
    expect(judged(asking('GB'), held).verdict).toBe('unknown')
    expect(reasonIn('UNRESOLVED_TERM', asking('GB'), held)).toMatchObject({
      args: { field: 'PUB.FIELD.RIGHTS' },
      decisive: true,
      whoCanMend: 'administrator',
    })
  })

  test('an embargo holds until its day, also one written beside a denial that is over', () => {
    const embargo = on('2027-01-10')
    const held = licensed({ embargo })
    expect(judged(asking('GB', during('2027-01-09')), held).verdict).toBe('blocked')
    expect(judged(asking('GB', during('2027-01-10')), held).verdict).toBe('cleared')
    const over = licensed({}, { effect: 'deny', end: on('2021-01-01'), embargo })
    expect(judged(asking('GB', during('2027-01-09')), over).verdict).toBe('blocked')
  })
})
