import { atomCodes } from './atom-codes.ts'

/**
 * A set of atoms as bits, so that a whole world is judged with a few word operations. Sets are never
 * changed once made, so that one may be returned in place of a copy. Plain loops: a callback for
 * each word costs ten times as much.
 */
export type AtomSet = Uint32Array

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

export const listAtoms = (set: AtomSet): string[] =>
  atomCodes.filter((_code, at) => (set[at >>> 5]! & (1 << (at & 31))) !== 0)

export function union(a: AtomSet, b: AtomSet): AtomSet {
  if (a === nowhere || a === b || b === everywhere) return b
  if (b === nowhere || a === everywhere) return a
  const made = new Uint32Array(a.length)
  for (let at = 0; at < a.length; at++) made[at] = a[at]! | b[at]!
  return made
}

export function unionOf(sets: readonly AtomSet[]): AtomSet {
  const [first = nowhere, ...more] = sets.filter((set) => set !== nowhere)
  return more.length === 0 ? first : unionOfSpans([first, ...more].map((set) => [set, whole(set)]))
}

/** For sets that each keep to a few words. */
export function unionOfSpans(sets: readonly (readonly [AtomSet, Span])[]): AtomSet {
  const made = new Uint32Array(words)
  for (const [set, { first, end }] of sets)
    for (let at = first; at < end; at++) made[at]! |= set[at]!
  return made
}

export function overlap(a: AtomSet, b: AtomSet): AtomSet {
  if (a === everywhere || a === b || b === nowhere) return b
  if (b === everywhere || a === nowhere) return a
  const made = new Uint32Array(a.length)
  for (let at = 0; at < a.length; at++) made[at] = a[at]! & b[at]!
  return made
}

export function minus(a: AtomSet, b: AtomSet): AtomSet {
  if (b === nowhere || a === nowhere) return a
  if (b === everywhere || a === b) return nowhere
  const made = new Uint32Array(a.length)
  for (let at = 0; at < a.length; at++) made[at] = a[at]! & ~b[at]!
  return made
}

export function isEmpty(set: AtomSet): boolean {
  if (set === nowhere) return true
  for (let at = 0; at < set.length; at++) if (set[at] !== 0) return false
  return true
}

/** A range of words that a set keeps to, for looking at nothing else. */
export interface Span {
  first: number
  end: number
}

export function spanOf(set: AtomSet): Span {
  let [first, end] = [0, set.length]
  while (first < end && set[first] === 0) first++
  while (end > first && set[end - 1] === 0) end--
  return { first, end }
}

export function touches(a: AtomSet, b: AtomSet, { first, end } = whole(a)): boolean {
  for (let at = first; at < end; at++) if ((a[at]! & b[at]!) !== 0) return true
  return false
}

export function isWithin(inner: AtomSet, outer: AtomSet, { first, end } = whole(inner)): boolean {
  for (let at = first; at < end; at++) if ((inner[at]! & ~outer[at]!) !== 0) return false
  return true
}

export function sameSet(a: AtomSet, b: AtomSet): boolean {
  if (a === b) return true
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

const whole = (set: AtomSet): Span => ({ first: 0, end: set.length })
