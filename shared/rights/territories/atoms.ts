import { atomCodes } from './atom-codes.ts'
import { setOfAtoms, union, type AtomSet } from './atom-set.ts'
import { countries } from './countries.ts'
import { formerCodes } from './former-codes.ts'
import { regions } from './regions.ts'

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
