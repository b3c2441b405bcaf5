import { addMonths, dayOf, dayOfInstant, type Day } from '#shared/domain/day.ts'
import type { Format } from '#shared/domain/title.ts'
import type { Bound, Scope } from '#shared/rights/evidence.ts'
import { attributeKey, type Vocabulary } from './config.ts'

/** Reads the attributes of one category by their configured numbers. An attribute that is not configured is empty. */
export class CategoryValues {
  readonly #values: Record<string, unknown>
  readonly #category: number

  constructor(values: Record<string, unknown>, category: number) {
    this.#values = values
    this.#category = category
  }

  /** A multi-valued attribute is an array by position, with gaps. */
  texts(attribute: string | null): string[] {
    if (attribute === null) return []
    const held = this.#values[attributeKey(this.#category, attribute)]
    return (Array.isArray(held) ? held : [held]).flatMap((value: unknown) => {
      const text =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? String(value).trim()
          : ''
      return text === '' ? [] : [text]
    })
  }

  text(attribute: string | null): string | null {
    return this.texts(attribute)[0] ?? null
  }
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * A field with a date. Category dates come without a zone, as `2026-03-04T00:00:00`, and mean that
 * day (documented); an instant means its UTC day. `rounding` up: the first whole day after it.
 */
export function boundOf(
  text: string | null,
  words: Vocabulary,
  rounding: 'down' | 'up' = 'down',
): Bound {
  if (text === null) return { kind: 'not-stated' }
  if (matches(text, words.perpetual)) return { kind: 'open' }
  const month = /^\d{4}-\d{2}$/.test(text) ? dayOf(`${text}-01`) : null
  if (month !== null) return { kind: 'between', first: month, last: addMonths(month, 1) - 1 }
  const day = dayIn(text, rounding)
  return day === null ? { kind: 'unreadable', text } : { kind: 'day', day }
}

function dayIn(text: string, rounding: 'down' | 'up'): Day | null {
  const match = iso.exec(text)
  const day = match?.[1] === undefined ? null : dayOf(match[1])
  if (!match || day === null) return null
  const [, , time, zone] = match
  if (time === undefined) return day
  const instant = new Date(zone === undefined ? `${text}Z` : text)
  if (Number.isNaN(instant.getTime())) return null
  const started = dayOfInstant(instant)
  const whole = instant.getTime() % 86_400_000 === 0
  return rounding === 'up' && !whole ? started + 1 : started
}

/** Words are compared without regard to case; nothing else is forgiven. */
export const matches = (text: string, words: readonly string[]): boolean =>
  words.some((word) => word.toLowerCase() === text.toLowerCase())

/** Formats that are understood, and the words that are not. */
export function formatsOf(
  texts: string[],
  words: Vocabulary,
): { formats: Scope<Format>; unknown: string[] } {
  if (texts.length === 0) return { formats: { kind: 'not-stated' }, unknown: [] }
  if (texts.some((text) => matches(text, words.allFormats)))
    return { formats: { kind: 'any' }, unknown: [] }
  const unknown: string[] = []
  const values = texts.flatMap((text) => {
    const format = lookUp(text, words.formats)
    if (format === null) unknown.push(text)
    return format ?? []
  })
  return {
    formats: values.length > 0 ? { kind: 'only', values } : { kind: 'not-stated' },
    unknown,
  }
}

export function lookUp<Value>(text: string, table: Record<string, Value>): Value | null {
  const found = Object.entries(table).find(([word]) => matches(text, [word]))
  return found ? found[1] : null
}

/** True, false, or null when the word is neither. */
export function yesOrNo(text: string, words: Vocabulary): boolean | null {
  if (matches(text, words.yes)) return true
  return matches(text, words.no) ? false : null
}

/** Codes as ONIX writes them: a country, a region (GB-SCT, CA-QC) or WORLD. */
const code = /^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|WORLD)$/

/** Several values, or one with commas or spaces between codes. Text that holds anything else is not taken apart. */
export function territoriesOf(texts: string[]): { codes: string[]; unknown: string[] } {
  const codes: string[] = []
  const unknown: string[] = []
  for (const text of texts) {
    const tokens = text.split(/[\s,;]+/).filter((token) => token !== '')
    if (tokens.every((token) => code.test(token))) codes.push(...tokens)
    else unknown.push(text)
  }
  return { codes, unknown }
}
