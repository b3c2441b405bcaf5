import { type Day, dayOf } from '#shared/domain/day.ts'

/** Attributes of an instance or of a trait, by name. */
export type Bag = Record<string, unknown>

/** Every value of an attribute as text: repeating attributes are lists, others single values. */
export function texts(bag: Bag, name: string | null): string[] {
  const value = name === null ? null : bag[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
    .map(String)
    .filter((one) => one.trim() !== '')
}

/** One text where one is meant; several values are not understood, and stay visible. */
export const text = (bag: Bag, name: string | null): string | null =>
  texts(bag, name).join(', ') || null

export function count(bag: Bag, name: string | null): number | null {
  const said = text(bag, name)
  const number = said === null ? NaN : Number(said)
  return Number.isFinite(number) ? number : null
}

/** Anything but a plain no: a credit that may be due is due. */
export const isSet = (said: string | null): boolean =>
  said !== null && !['false', 'no', '0'].includes(said.toLowerCase())

export const dayIn = (said: string | null): Day | null => dayOf(said?.slice(0, 10) ?? '')
