/**
 * A set of atoms as bits. Atoms are the smallest territories that any code tells apart, so that a
 * whole world is judged with a few word operations. Sets are never changed once made.
 */
export type AtomSet = Uint32Array

export const union = (a: AtomSet, b: AtomSet): AtomSet => a.map((word, at) => word | b[at]!)
export const overlap = (a: AtomSet, b: AtomSet): AtomSet => a.map((word, at) => word & b[at]!)
export const minus = (a: AtomSet, b: AtomSet): AtomSet => a.map((word, at) => word & ~b[at]!)

export const isEmpty = (set: AtomSet): boolean => set.every((word) => word === 0)
export const touches = (a: AtomSet, b: AtomSet): boolean =>
  a.some((word, at) => (word & b[at]!) !== 0)
export const isWithin = (inner: AtomSet, outer: AtomSet): boolean =>
  inner.every((word, at) => (word & ~outer[at]!) === 0)
export const sameSet = (a: AtomSet, b: AtomSet): boolean => a.every((word, at) => word === b[at])
