import { dayOf, dayOfInstant } from '../domain/day.ts'
import type { Format } from '../domain/title.ts'
import type { Bound, Channel, Licence, Purpose, Scope, Source } from './evidence.ts'

/** What an asset system's mapped rights fields hold for one item: texts as read, nothing judged. */
export interface RecordedRights {
  status: string | null
  territories: string[]
  excluded: string[]
  formats: string[]
  start: string | null
  end: string | null
  embargo: string | null
}

/** The customer's names of those fields; null where a fact has no field. */
export type RightsFields = { [Fact in keyof RecordedRights]: string | null }

/** The customer's words. They are compared trimmed and ignoring case; what is not listed is not understood. */
export interface RightsWords {
  cleared: string[]
  denied: string[]
  perpetual: string[]
  formats: Record<string, Format>
  /** Codes of ONIX lists 91 and 49, or WORLD, by the customer's words for them. */
  territories: Record<string, string[]>
  /** What the customer has declared for facts that the system has no field for. */
  channels: Scope<Channel>
  purposes: Scope<Purpose>
  exhaustive: boolean
}

/**
 * The licence that rights fields state. Nothing recorded gives no licence; a status that is neither
 * cleared nor denied gives none either and names the field as unreadable.
 */
export function readRights(
  recorded: RecordedRights,
  fields: RightsFields,
  words: RightsWords,
  about: { source: Source; creditRequired: boolean },
): { licences: Licence[]; unreadableRights: string[] } {
  if (Object.values(recorded).every((value) => value === null || value.length === 0))
    return { licences: [], unreadableRights: [] }

  const bounds = {
    start: boundOf(recorded.start, words.perpetual),
    end: boundOf(recorded.end, words.perpetual),
    embargo: boundOf(recorded.embargo, [], 'first-full-day'),
  }
  const unreadable = (['start', 'end', 'embargo'] as const)
    .filter((fact) => bounds[fact].kind === 'unreadable')
    .map((fact) => fields[fact] ?? fact)
  const effect = effectOf(recorded.status, words)
  if (!effect) return { licences: [], unreadableRights: [fields.status ?? 'status', ...unreadable] }

  const included = territoriesOf(recorded.territories, words)
  const excluded = territoriesOf(recorded.excluded, words)
  const formats = formatsOf(recorded.formats, words)
  const { source } = about
  const licence: Licence = {
    id: JSON.stringify([source.system, source.recordId, source.version]),
    source: { ...source, field: fields.status },
    effect,
    territory:
      included.codes.length + excluded.codes.length > 0
        ? { kind: 'stated', statement: { included: included.codes, excluded: excluded.codes } }
        : { kind: 'not-stated' },
    formats: formats.scope,
    channels: words.channels,
    purposes: words.purposes,
    ...bounds,
    exhaustive: words.exhaustive,
    creditRequired: about.creditRequired,
    unresolved: [...included.unresolved, ...excluded.unresolved, ...formats.unresolved],
  }
  return { licences: [licence], unreadableRights: unreadable }
}

/**
 * @example boundOf('2026-05', []) // { kind: 'between', first: 1 May, last: 31 May }
 * An instant counts as its UTC day; with `first-full-day`, as the next one unless it is midnight.
 */
export function boundOf(
  text: string | null,
  perpetual: string[],
  reading: 'day' | 'first-full-day' = 'day',
): Bound {
  const said = text?.trim() ?? ''
  if (said === '') return { kind: 'not-stated' }
  if (has(perpetual, said)) return { kind: 'open' }
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([\d:.]+)(Z|[+-]\d{2}:?\d{2})?)?)?)?$/.exec(said)
  if (!parts) return { kind: 'unreadable', text: said }
  const [, year, month, date, time, zone] = parts
  const first = dayOf(`${year}-${month ?? '01'}-${date ?? '01'}`)
  if (first === null) return { kind: 'unreadable', text: said }
  if (!date) return { kind: 'between', first, last: lastDayOf(Number(year), month) }
  if (!time) return { kind: 'day', day: first }
  // A time without a zone may belong to the day before or after; midnight is how a bare date is kept.
  if (!zone)
    return /^00:00(:00(\.0+)?)?$/.test(time)
      ? { kind: 'day', day: first }
      : { kind: 'between', first: first - 1, last: first + 1 }
  const instant = new Date(said)
  if (Number.isNaN(instant.getTime())) return { kind: 'unreadable', text: said }
  const begun = reading === 'first-full-day' && instant.getTime() % 86_400_000 !== 0
  return { kind: 'day', day: dayOfInstant(instant) + (begun ? 1 : 0) }
}

const lastDayOf = (year: number, month: string | undefined): number =>
  dayOfInstant(new Date(Date.UTC(year, month ? Number(month) : 12, 0)))

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()
const has = (words: string[], said: string): boolean => words.some((word) => same(word, said))
const lookUp = <Value>(words: Record<string, Value>, said: string): Value | undefined =>
  Object.entries(words).find(([word]) => same(word, said))?.[1]

const effectOf = (status: string | null, words: RightsWords): Licence['effect'] | null => {
  if (status === null) return null
  if (has(words.denied, status)) return 'deny'
  return has(words.cleared, status) ? 'permit' : null
}

/** Codes, and what has the shape of one, stay in place; other words can only make the licence uncertain. */
function territoriesOf(said: string[], words: RightsWords) {
  const codes: string[] = []
  const unresolved: string[] = []
  for (const text of said.map((token) => token.trim()).filter(Boolean)) {
    const mapped = lookUp(words.territories, text)
    if (mapped) codes.push(...mapped)
    else if (/^(WORLD|ROW|ECZ|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/.test(text)) codes.push(text)
    else unresolved.push(text)
  }
  return { codes, unresolved }
}

function formatsOf(said: string[], words: RightsWords) {
  const values = new Set<Format>()
  const unresolved: string[] = []
  for (const text of said) {
    const format = lookUp(words.formats, text)
    if (format) values.add(format)
    else unresolved.push(text)
  }
  const scope: Scope<Format> =
    values.size > 0 ? { kind: 'only', values: [...values] } : { kind: 'not-stated' }
  return { scope, unresolved }
}
