import { type Day, dayOf } from '#shared/domain/day.ts'
import type { Media } from './contract.ts'

/**
 * Values of a meta field as text. Unset text reads as `""`, an unset list as `[]`, an unset choice or
 * date as `null`; a field that is not registered is absent.
 */
export function texts(media: Media, key: string | null): string[] {
  const value = key === null ? null : media.meta?.[key]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values
    .filter((one) => ['string', 'number', 'boolean'].includes(typeof one))
    .map(String)
    .filter((one) => one.trim() !== '')
}

/** One text where one is meant; several values are not understood, and stay visible. */
export const text = (media: Media, key: string | null): string | null =>
  texts(media, key).join(', ') || null

/** Values of a key field, which some sites keep as one text with commas. */
export const listed = (media: Media, key: string | null): string[] =>
  texts(media, key)
    .flatMap((value) => value.split(/[,;]/))
    .map((value) => value.trim())
    .filter(Boolean)

/** Anything but a plain no: a credit that may be due is due. */
export const isSet = (said: string | null): boolean =>
  said !== null && !['false', 'no', '0'].includes(said.toLowerCase())

export const dayIn = (said: string | null): Day | null => dayOf(said?.slice(0, 10) ?? '')
