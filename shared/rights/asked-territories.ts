import { suggestions } from './territories/former-codes.ts'
import { countries } from './territories/countries.ts'
import { isEmpty, overlap, isWithin, touches, union, type AtomSet } from './territories/atom-set.ts'
import { atomsOf, atomsOfFormer, everywhere, listAtoms, nowhere } from './territories/atoms.ts'
import type { Standing } from './standing.ts'
import type { Question, Verdict } from './verdict.ts'

export interface AskedTerritory {
  code: string
  /** Null: a code that is in no list. */
  atoms: AtomSet | null
}

/**
 * The territories of a question, by code. `forSale` is where the sales layer clears; when that is
 * nowhere, all countries are asked, so that the answer says why.
 */
export function askedTerritories(question: Question, forSale: AtomSet): AskedTerritory[] {
  const { territories } = question
  if (territories.kind === 'codes') return [...new Set(territories.codes)].sort().map(territory)
  const all = countries.map(territory)
  return isEmpty(forSale) ? all : all.filter(({ atoms }) => atoms && touches(atoms, forSale))
}

/** Kosovo has no country code: asked as XK it is region RS-KM (inferred). */
const territory = (code: string): AskedTerritory => ({
  code,
  atoms:
    code === 'WORLD'
      ? everywhere
      : code === 'XK'
        ? atomsOf(suggestions.XK![0]!)
        : (atomsOf(code) ?? atomsOfFormer(code)),
})

export const atomsAsked = (asked: readonly AskedTerritory[]): AtomSet =>
  asked.flatMap(({ atoms }) => atoms ?? []).reduce(union, nowhere)

/** Cleared when all of it is, partial when some of it is, otherwise the lowest of its parts. */
export function verdictIn(
  { atoms }: AskedTerritory,
  { cleared, blocked }: Standing,
): Verdict | 'partial' {
  if (!atoms) return 'unknown'
  if (isWithin(atoms, cleared)) return 'cleared'
  if (touches(atoms, cleared)) return 'partial'
  return touches(atoms, blocked) ? 'blocked' : 'unknown'
}

/**
 * The shortest way to name atoms within what was asked: nothing for all of it, otherwise whole
 * territories by their code and parts of one by the codes of the parts.
 */
export function codesOf(atoms: AtomSet, asked: readonly AskedTerritory[]): string[] {
  if (isWithin(atomsAsked(asked), atoms)) return []
  return [
    ...new Set(
      asked.flatMap(({ code, atoms: its }) => {
        if (!its || !touches(its, atoms)) return []
        return isWithin(its, atoms) ? [code] : listAtoms(overlap(its, atoms))
      }),
    ),
  ].sort()
}
