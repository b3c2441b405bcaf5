import { describe, expect, test } from 'vitest'
import { judged } from './testing/judged.ts'
import { asking, evidence, item, licence, on, source } from './testing/small-evidence.ts'

describe('the evidence hash', () => {
  const hash = (held = evidence()) => judged(asking('GB'), held).evidenceHash

  test('stays the same when the same facts are read later or in another order', () => {
    const later = '2026-11-22T12:00:00.000Z'
    const again = evidence({
      item: item({ source: { ...source('otmm', 'cover'), fetchedAt: later } }),
      health: evidence()
        .health.map((one) => ({ ...one, fetchedAt: later }))
        .reverse(),
    })
    expect(hash(again)).toBe(hash())
  })

  test('changes with a value, a version or the state of a source', () => {
    const version = { system: 'otmm', id: 'cover', version: '4' }
    const [first, ...rest] = evidence().health
    const others = [
      evidence({ item: item({ licences: [licence({ end: on('2030-01-01') })] }) }),
      evidence({ item: item({ ref: version }) }),
      evidence({ health: [{ ...first!, state: 'stale' }, ...rest] }),
    ]
    expect(new Set([hash(), ...others.map((held) => hash(held))]).size).toBe(4)
  })
})
