import type { TerritoryStatement } from '../evidence.ts'
import { everywhere, minus, nowhere, union, type AtomSet } from './atom-set.ts'
import { atomsOf, atomsOfFormer } from './atoms.ts'
import { formerCodes, suggestions } from './former-codes.ts'

/** Where a statement applies for certain and where it may apply. */
export interface Reach {
  yes: AtomSet
  maybe: AtomSet
  /** Codes that keep it from being certain, as they were written. */
  doubts: string[]
  /** Current codes that the doubtful ones may stand for. */
  suggestions: string[]
  /** Nothing was included: silence, which is never the world. */
  silent: boolean
}

/**
 * The territory of a permit. A deprecated code permits only perhaps; an unreadable one may name any
 * territory, and as an exclusion takes the certainty from all of it. Exclusion wins.
 */
export function readPermit(statement: TerritoryStatement): Reach {
  const { included, excluded, silent } = read(statement)
  const out = union(excluded.current, excluded.former)
  const named = silent || included.hasUnreadable
  const possible = minus(named ? everywhere : union(included.current, included.former), out)
  const yes = excluded.hasUnreadable ? nowhere : minus(included.current, out)
  return {
    yes,
    maybe: minus(possible, yes),
    ...doubtsOf([...included.unreadable, ...included.deprecated, ...excluded.unreadable]),
    silent,
  }
}

/**
 * The territory of a denial: read the other way round, so that what is unclear denies perhaps. A
 * deprecated code denies all that it stood for, but excludes from the denial only perhaps.
 */
export function readDenial(statement: TerritoryStatement): Reach {
  const { included, excluded, silent } = read(statement)
  const named = union(included.current, included.former)
  const possible = silent || included.hasUnreadable ? everywhere : minus(named, excluded.current)
  const yes = excluded.hasUnreadable
    ? nowhere
    : minus(named, union(excluded.current, excluded.former))
  return {
    yes,
    maybe: minus(possible, yes),
    ...doubtsOf([...included.unreadable, ...excluded.unreadable, ...excluded.deprecated]),
    silent,
  }
}

/** All that a statement speaks of, whatever it says; and whether it may speak of more. */
export function spokenOf(statement: TerritoryStatement): { atoms: AtomSet; mayBeMore: boolean } {
  const { included, excluded } = read(statement)
  return {
    atoms: minus(
      union(included.current, included.former),
      union(excluded.current, excluded.former),
    ),
    mayBeMore: included.hasUnreadable,
  }
}

function read(statement: TerritoryStatement) {
  const included = resolve(statement.included, true)
  // WORLD is never a valid exclusion (documented): it is then a code nobody can read.
  const excluded = resolve(statement.excluded, false)
  return { included, excluded, silent: statement.included.length === 0 }
}

function resolve(codes: readonly string[], worldIsMeant: boolean) {
  let [current, former] = [nowhere, nowhere]
  const unreadable: string[] = []
  const deprecated: string[] = []
  for (const code of codes) {
    const atoms = worldIsMeant && code === 'WORLD' ? everywhere : atomsOf(code)
    const formerAtoms = atoms ? null : atomsOfFormer(code)
    if (atoms) current = union(current, atoms)
    else if (formerAtoms) {
      former = union(former, formerAtoms)
      deprecated.push(code)
    } else unreadable.push(code)
  }
  return { current, former, unreadable, deprecated, hasUnreadable: unreadable.length > 0 }
}

function doubtsOf(codes: string[]): { doubts: string[]; suggestions: string[] } {
  const doubts = [...new Set(codes)].sort()
  const meant = doubts.flatMap((code) => formerCodes[code] ?? suggestions[code] ?? [])
  return { doubts, suggestions: [...new Set(meant)].sort() }
}
