import { dayOf } from '#shared/domain/day.ts'

/** Dates, numbers and names as the platform writes them. */

// The catalogue is English: days and numbers inside its sentences follow the person's kind of English.
export const locale =
  navigator.languages.find((language) => language.toLowerCase().startsWith('en')) ?? 'en-GB'

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

const dayWithYear = once(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
)
const dayThisYear = once(
  () => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
)
const clock = once(() => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }))
const dayAndClock = once(
  () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
)
const relative = once(
  () => new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'narrow' }),
)
const plain = once(() => new Intl.NumberFormat(locale))
const regions = once(
  () => new Intl.DisplayNames(locale, { type: 'region', style: 'short', fallback: 'code' }),
)
const longRegions = once(() => new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }))
const both = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
const pluralRules = once(() => new Intl.PluralRules(locale))

const millisecondsPerDay = 86_400_000

/** The instant at which a calendar day starts in UTC; null for text that is none. */
function dayStart(value: string | number): number | null {
  const day = typeof value === 'number' ? value : dayOf(value)
  return day === null ? null : day * millisecondsPerDay
}

/** A calendar day, given as YYYY-MM-DD or as days since 1970. Other text is shown as it is. */
export function day(value: string | number): string {
  const start = dayStart(value)
  return start === null ? String(value) : dayWithYear().format(start)
}

/** The same without the year when it is this year. */
export function shortDay(value: string | number): string {
  const start = dayStart(value)
  if (start === null) return String(value)
  const isThisYear = new Date(start).getUTCFullYear() === new Date().getFullYear()
  return (isThisYear ? dayThisYear() : dayWithYear()).format(start)
}

/** An instant: the clock alone when it was today. */
export function instant(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return at.toDateString() === new Date().toDateString()
    ? clock().format(at)
    : dayAndClock().format(at)
}

const ageSteps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

/** @example age(20) // '20s ago' */
export function age(seconds: number): string {
  const whole = Math.max(1, Math.floor(seconds))
  const step = ageSteps.find((candidate) => whole >= candidate.seconds) ?? ageSteps[3]
  return relative().format(-Math.floor(whole / step.seconds), step.unit)
}

export const number = (value: number): string => plain().format(value)

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
const sizeFormats = sizeUnits.map((unit) =>
  [0, 1].map((maximumFractionDigits) =>
    once(
      () =>
        new Intl.NumberFormat(locale, {
          style: 'unit',
          unit,
          // The short form of a byte knows no plural: “16 byte”.
          unitDisplay: unit === 'byte' ? 'long' : 'short',
          maximumFractionDigits,
        }),
    ),
  ),
)

/** @example bytes(2_100_000) // '2.1 MB' */
export function bytes(value: number): string {
  const step = Math.max(0, Math.min(sizeUnits.length - 1, Math.floor(Math.log10(value || 1) / 3)))
  const amount = value / 1000 ** step
  const format = sizeFormats[step]?.[step === 0 || amount >= 10 ? 0 : 1]
  return format === undefined ? number(value) : format().format(amount)
}

/** Minutes and seconds of a recording. @example duration(252) // '4:12' */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor((whole % 3600) / 60),
    String(whole % 60).padStart(2, '0'),
  ]
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** A country by name; a part of a country, such as GB-NIR, by the country's name and its own code. */
export function territory(code: string): string {
  if (code === 'WORLD') return 'the whole world'
  const [country = code, ...part] = code.split('-')
  if (!/^[A-Z]{2}$/.test(country)) return code
  const name = regions().of(country) ?? code
  return part.length === 0 ? name : `${name} (${part.join('-')})`
}

/** A country by its full name. @example countryName('GB') // 'United Kingdom' */
export const countryName = (code: string): string => longRegions().of(code) ?? code

export const list = (parts: string[]): string => both().format(parts)

/** @example plural(2, { one: '# edition', other: '# editions' }) // '2 editions' */
export function plural(count: number, forms: { one: string; other: string }): string {
  const form = pluralRules().select(count) === 'one' ? forms.one : forms.other
  return form.replace('#', number(count))
}
