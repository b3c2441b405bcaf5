import type { ClearanceAnswer } from '#shared/api/clearance.ts'
import { countries } from '#shared/rights/territories/countries.ts'
import { territoryGroups } from '#shared/rights/territories/groups.ts'

type ByTerritory = ClearanceAnswer['byTerritory']

const groupCodes = (id: string): readonly string[] =>
  territoryGroups.find((group) => group.id === id)?.codes ?? []

const named = {
  'uk-ireland': groupCodes('uk-ireland'),
  us: ['US'],
  ca: ['CA'],
  anz: groupCodes('anz'),
  // Ireland is counted once, with the market it is sold in.
  'eu-27': groupCodes('eu-27').filter((code) => code !== 'IE'),
  in: ['IN'],
} as const

const inNamed = new Set(Object.values(named).flat())

/** The markets that a publisher talks of, and the rest of the world. Their names are in the catalogue. */
export const markets = {
  ...named,
  rest: countries.filter((code) => !inNamed.has(code)),
} satisfies Record<string, readonly string[]>
export type Market = keyof typeof markets

export interface MarketVerdict {
  verdict: 'cleared' | 'blocked' | 'unknown' | 'partial'
  cleared: number
  asked: number
}

/** The verdict over a market: one word only where all its countries agree. */
export function marketVerdict(market: Market, byTerritory: ByTerritory): MarketVerdict | null {
  const verdicts = markets[market].flatMap((code) => byTerritory[code] ?? [])
  if (verdicts.length === 0) return null
  const cleared = verdicts.filter((verdict) => verdict === 'cleared').length
  const [first = 'unknown'] = verdicts
  const verdict = verdicts.every((each) => each === first)
    ? first
    : cleared > 0
      ? 'partial'
      : 'unknown'
  return { verdict, cleared, asked: verdicts.length }
}
