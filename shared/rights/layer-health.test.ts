import { describe, expect, test } from 'vitest'
import { judged, reasonIn } from './testing/judged.ts'
import { asking, day, during, evidence, item, licence } from './testing/small-evidence.ts'

describe('approval and sources', () => {
  test('a word that no mapping knows is not an approval', () => {
    const approval = { state: 'unknown', said: 'OK-ish', by: null, on: null } as const
    const held = evidence({ item: item({ approval }) })
    expect(judged(asking('GB'), held).verdict).toBe('unknown')
    expect(reasonIn('BAD_CODE', asking('GB'), held)?.valueSeen).toBe('OK-ish')
  })

  test('a system that does not say which version is current clears none', () => {
    expect(judged(asking('GB'), evidence({ item: item({ isLatest: null }) })).verdict).toBe(
      'unknown',
    )
  })

  test.each([
    ['stale', 'STALE'],
    ['incomplete', 'INCOMPLETE'],
    ['unavailable', 'SOURCE_UNAVAILABLE'],
  ] as const)('a source that is %s keeps everything from being cleared', (state, code) => {
    const health = evidence().health.map((one) => (one.system === 'otmm' ? { ...one, state } : one))
    expect(judged(asking('GB'), evidence({ health })).verdict).toBe('unknown')
    expect(reasonIn(code, asking('GB'), evidence({ health }))?.source?.system).toBe('otmm')
  })

  test('a layer that nobody supplies is unknown until it is declared to have no source', () => {
    const health = evidence().health.filter(({ system }) => system !== 'content-server')
    const bare = evidence({ health, agreements: [] })
    expect(judged(asking('GB'), bare).verdict).toBe('unknown')
    const waiver = {
      layer: 'agreement',
      reason: 'kept on paper',
      approver: 'Mara Lind',
      until: null,
    } as const
    const answer = judged(asking('GB'), { ...bare, waivers: [waiver] })
    expect(answer).toMatchObject({ verdict: 'cleared', waived: ['agreement'] })
    expect(answer.reasons[0]).toMatchObject({
      code: 'WAIVED',
      decisive: true,
      args: { approver: 'Mara Lind', reason: 'kept on paper' },
    })
  })

  test('a waiver ends with its term and never lifts what is blocked', () => {
    const waiver = {
      layer: 'licence',
      reason: 'r',
      approver: 'a',
      until: day('2026-12-31'),
    } as const
    const bare = evidence({ item: item({ licences: [] }), waivers: [waiver] })
    expect(judged(asking('GB', during('2026-12-31')), bare).verdict).toBe('cleared')
    const answer = judged(asking('GB', during('2026-12-31', '2027-01-01')), bare)
    expect(answer).toMatchObject({ verdict: 'unknown', clearedThrough: day('2026-12-31') })
    const denied = item({ licences: [licence({ effect: 'deny' })] })
    expect(judged(asking('GB'), { ...bare, item: denied }).verdict).toBe('blocked')
  })

  test('a waiver of freshness has no effect', () => {
    const health = evidence().health.map((one) => ({ ...one, state: 'stale' as const }))
    const waiver = { layer: 'health', reason: 'r', approver: 'a', until: null } as const
    expect(judged(asking('GB'), evidence({ health, waivers: [waiver] })).verdict).toBe('unknown')
  })
})
