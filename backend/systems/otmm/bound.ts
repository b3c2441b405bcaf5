import { dayOf, dayOfInstant } from '#shared/domain/day.ts'
import type { Bound } from '#shared/rights/evidence.ts'

const instantForm = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/
const monthForm = /^(\d{4})-(\d{2})$/
const millisecondsPerDay = 86_400_000

/**
 * Reads a date as OTMM's fields hold it. An instant counts as its UTC day; with `firstFullDay`, as
 * the first day that lies wholly after it (an embargo until noon keeps that day closed).
 */
export function boundOf(
  text: string | null,
  perpetual: string[],
  { firstFullDay = false } = {},
): Bound {
  if (text === null) return { kind: 'not-stated' }
  if (perpetual.includes(text)) return { kind: 'open' }
  const day = dayOf(text)
  if (day !== null) return { kind: 'day', day }
  const month = monthForm.exec(text)
  if (month) {
    const first = dayOf(`${text}-01`)
    if (first === null) return { kind: 'unreadable', text }
    const nextMonth = Date.UTC(Number(month[1]), Number(month[2]), 1) / millisecondsPerDay
    return { kind: 'between', first, last: nextMonth - 1 }
  }
  const instant = instantOf(text)
  if (instant === null) return { kind: 'unreadable', text }
  const midnight = instant.getTime() % millisecondsPerDay === 0
  return { kind: 'day', day: dayOfInstant(instant) + (firstFullDay && !midnight ? 1 : 0) }
}

/** UTC is documented, offsets (also `+0000`) occur; without a zone the day would be a guess. */
function instantOf(text: string): Date | null {
  const match = instantForm.exec(text)
  if (!match || dayOf(match[1]!) === null) return null
  const zone = match[3]!.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const instant = new Date(`${match[1]}T${match[2]}${zone}`)
  return Number.isNaN(instant.getTime()) ? null : instant
}
