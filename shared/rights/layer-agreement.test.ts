import { describe, expect, test } from 'vitest'
import { judged } from './testing/judged.ts'
import { agreement, asking, evidence, source } from './testing/small-evidence.ts'

describe('agreements', () => {
  const agreed = (...changes: Parameters<typeof agreement>[0][]) =>
    evidence({
      agreements: changes.map((change, at) =>
        agreement({ id: `A${at}`, source: source('content-server', `A${at}`), ...change }),
      ),
    })

  test('without an agreement nothing is cleared', () => {
    expect(judged(asking('GB'), agreed()).verdict).toBe('unknown')
    expect(judged(asking('GB'), agreed({ status: 'draft' })).verdict).toBe('unknown')
    expect(judged(asking('GB'), agreed({ status: 'pending' })).verdict).toBe('unknown')
  })

  test('what was acquired is the outer bound', () => {
    const held = agreed({ territory: { included: ['GB', 'IE'], excluded: [] } })
    expect(judged(asking('GB US'), held).byTerritory).toEqual({ GB: 'cleared', US: 'blocked' })
  })

  test('an exclusive grant to somebody else takes away, also before it is signed', () => {
    const territory = { included: ['US'], excluded: [] }
    const out = { direction: 'out', territory } as const
    const us = (change: object) => judged(asking('US'), agreed({}, { ...out, ...change })).verdict
    expect(us({})).toBe('blocked')
    expect(us({ status: 'pending' })).toBe('blocked')
    expect(us({ exclusive: null })).toBe('unknown')
    expect(us({ exclusive: false })).toBe('cleared')
    expect(us({ status: 'inactive' })).toBe('cleared')
    expect(us({ formats: { kind: 'only', values: ['ebook'] } })).toBe('cleared')
  })

  test('no argument names a party', () => {
    const held = agreed(
      { parties: ['Ines Okafor'] },
      { direction: 'out', parties: ['Kestrel Books'] },
    )
    const said = JSON.stringify(judged(asking('GB'), held).reasons.map(({ args }) => args))
    expect(said).not.toMatch(/Okafor|Kestrel/)
  })

  test('a grant of German does not touch English, and may touch a use without language', () => {
    const languages = { kind: 'only' as const, values: ['de'] }
    const held = agreed({}, { direction: 'out', languages })
    const inLanguage = (language: string | null) => judged(asking('DE', { language }), held).verdict
    expect(inLanguage('en')).toBe('cleared')
    expect(inLanguage('de-AT')).toBe('blocked')
    expect(inLanguage(null)).toBe('unknown')
  })
})
