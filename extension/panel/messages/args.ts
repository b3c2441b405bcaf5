import { bytes, day, number, shortDay } from './formats.ts'

/** Arguments of a coded message, as they travel. */
export type Args = Record<string, string | number | null | undefined>

/** A sentence of the catalogue. */
export type Say = (args: Args) => string

type Arg = Args[string]

const isMissing = (value: Arg): value is null | undefined | '' =>
  value === null || value === undefined || value === ''

/** Words around an argument, or nothing when it is missing. @example given(a.by, (by) => ` by ${by}`) */
export const given = (value: Arg, say: (text: string) => string): string =>
  isMissing(value) ? '' : say(String(value))

export const text = (value: Arg, missing = 'unknown'): string =>
  isMissing(value) ? missing : String(value)

export const quoted = (value: Arg, missing = 'nothing'): string =>
  isMissing(value) ? missing : `“${value}”`

export const aDay = (value: Arg, missing = 'an unknown day'): string =>
  isMissing(value) ? missing : day(value)

export const aShortDay = (value: Arg, missing = 'an unknown day'): string =>
  isMissing(value) ? missing : shortDay(value)

/** Does the day lie before today? A day travels as a number since 1970 or as YYYY-MM-DD. */
const isPast = (value: Arg): boolean => {
  const today = Math.floor(Date.now() / 86_400_000)
  return (typeof value === 'number' ? value : Date.parse(text(value)) / 86_400_000) < today
}

/** @example endsOn('2020-06-30') // 'ended' */
export const endsOrEnded = (value: Arg): string => (isPast(value) ? 'ended' : 'ends')

export const aSize = (value: Arg): string =>
  typeof value === 'number' ? bytes(value) : text(value, 'an unknown size')

export const aNumber = (value: Arg): string =>
  typeof value === 'number' ? number(value) : text(value, 'an unknown number')

const kinds: Record<string, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/tiff': 'TIFF',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'application/zip': 'a ZIP archive',
  'text/plain': 'plain text',
  'audio/mpeg': 'MP3',
  'audio/wav': 'WAV',
}

/** A media type as people call it. @example aKind('image/jpeg') // 'JPEG' */
export const aKind = (value: Arg, missing = 'an unknown kind of file'): string =>
  isMissing(value) ? missing : (kinds[String(value)] ?? String(value))

/** @example aColourSpace('srgb') // 'sRGB' */
export const aColourSpace = (value: string): string =>
  value.toLowerCase() === 'srgb' ? 'sRGB' : value.toUpperCase()
