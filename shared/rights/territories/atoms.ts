import { union, type AtomSet } from './atom-set.ts'
import { countries } from './countries.ts'
import { formerCodes } from './former-codes.ts'
import { regions } from './regions.ts'

/**
 * One atom per country; a country with regions has one per region and one, under the country's own
 * code, for what lies in none of them.
 */
export const atomCodes: readonly string[] = countries.flatMap((country) => [
  ...(regions[country] ?? []),
  country,
])

const words = Math.ceil(atomCodes.length / 32)
const index = new Map(atomCodes.map((code, at) => [code, at]))

export function setOfAtoms(codes: readonly string[]): AtomSet {
  const set = new Uint32Array(words)
  for (const code of codes) {
    const at = index.get(code)
    if (at === undefined) throw new Error(`${code} is not an atom`)
    set[at >>> 5]! |= 1 << (at & 31)
  }
  return set
}

export const nowhere: AtomSet = setOfAtoms([])

/** WORLD: whatever atoms there are, so that a new country code is covered by it. */
export const everywhere: AtomSet = setOfAtoms(atomCodes)

const current = new Map<string, AtomSet>([
  ...atomCodes.map((code) => [code, setOfAtoms([code])] as const),
  ['GB-APS', setOfAtoms(['GB-APS', 'GB-AIR'])],
  ...countries.map(
    (country) => [country, setOfAtoms([...(regions[country] ?? []), country])] as const,
  ),
])

/** What a current country or region code covers; null for any other text. */
export const atomsOf = (code: string): AtomSet | null => current.get(code) ?? null

const former = new Map(
  Object.entries(formerCodes).map(([code, successors]) => [
    code,
    successors.map((successor) => current.get(successor)!).reduce(union),
  ]),
)

/** What a deprecated code stands for now; null for any other text. */
export const atomsOfFormer = (code: string): AtomSet | null => former.get(code) ?? null

export const listAtoms = (set: AtomSet): string[] =>
  atomCodes.filter((_code, at) => (set[at >>> 5]! & (1 << (at & 31))) !== 0)
