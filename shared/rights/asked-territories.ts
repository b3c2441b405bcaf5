import type { Standing } from './standing.ts'
import {
  everywhere,
  isEmpty,
  isWithin,
  listAtoms,
  overlap,
  spanOf,
  touches,
  unionOfSpans,
  type AtomSet,
  type Span,
} from './territories/atom-set.ts'
import { atomsOf, atomsOfFormer } from './territories/atoms.ts'
import { countries } from './territories/countries.ts'
import type { Question, Verdict } from './verdict.ts'

export interface Territory {
  code: string
  atoms: AtomSet
  span: Span
}

/** The territories of a question, by code. */
export interface Asked {
  territories: readonly Territory[]
  /** Codes that are in no list. */
  unknownCodes: readonly string[]
  atoms: AtomSet
}

/**
 * `forSale` is where the sales layer clears; when that is nowhere, all countries are asked, so that
 * the answer says why.
 */
export function askedTerritories({ territories }: Question, forSale: AtomSet): Asked {
  if (territories.kind === 'for-sale') {
    const sold = allCountries.filter(({ atoms, span }) => touches(atoms, forSale, span))
    return isEmpty(forSale) ? askedOf(allCountries) : askedOf(sold)
  }
  const codes = [...new Set(territories.codes)].sort()
  const found = codes.map((code) => [code, atomsMeant(code)] as const)
  return askedOf(
    found.flatMap(([code, atoms]) => (atoms ? territory(code, atoms) : [])),
    found.flatMap(([code, atoms]) => (atoms ? [] : code)),
  )
}

const territory = (code: string, atoms: AtomSet): Territory => ({
  code,
  atoms,
  span: spanOf(atoms),
})
const allCountries: readonly Territory[] = countries.map((code) => territory(code, atomsOf(code)!))

/** Kosovo has no country code: asked as XK it is region RS-KM (inferred). */
function atomsMeant(code: string): AtomSet | null {
  if (code === 'WORLD') return everywhere
  return atomsOf(code === 'XK' ? 'RS-KM' : code) ?? atomsOfFormer(code)
}

const askedOf = (territories: readonly Territory[], unknownCodes: string[] = []): Asked => ({
  territories,
  unknownCodes,
  atoms: unionOfSpans(territories.map(({ atoms, span }) => [atoms, span])),
})

/** Cleared when all of it is, partial when some of it is, otherwise the lowest of its parts. */
export function verdictIn(
  { atoms, span }: Territory,
  { cleared, blocked }: Standing,
): Verdict | 'partial' {
  if (isWithin(atoms, cleared, span)) return 'cleared'
  if (touches(atoms, cleared, span)) return 'partial'
  return touches(atoms, blocked, span) ? 'blocked' : 'unknown'
}

/**
 * The shortest way to name atoms within what was asked: nothing for all of it, otherwise whole
 * territories by their code and parts of one by the codes of the parts.
 */
export function codesOf(atoms: AtomSet, asked: Asked): string[] {
  if (isWithin(asked.atoms, atoms)) return []
  const codes = asked.territories.flatMap((its) => {
    if (!touches(its.atoms, atoms, its.span)) return []
    return isWithin(its.atoms, atoms, its.span) ? its.code : listAtoms(overlap(its.atoms, atoms))
  })
  return [...new Set(codes)].sort()
}
