/** A calendar day as days since 1970-01-01, without time zone (rights are given by day). */
export type Day = number

const millisecondsPerDay = 86_400_000

/** Parses `YYYY-MM-DD`; null when it is not a real calendar day. @example dayOf('1970-01-02') // 1 */
export function dayOf(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const time = Date.UTC(year, month - 1, date)
  const back = new Date(time)
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === date
    ? time / millisecondsPerDay
    : null
}

/** @example dayText(1) // '1970-01-02' */
export const dayText = (day: Day): string =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10)

/** The UTC day of an instant. */
export const dayOfInstant = (instant: Date): Day =>
  Math.floor(instant.getTime() / millisecondsPerDay)

/** The same date `months` later, or that month's last day. @example 31 January + 1 month → 28 February */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(day * millisecondsPerDay)
  const target = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const last = new Date(
    Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0),
  ).getUTCDate()
  return target / millisecondsPerDay + Math.min(from.getUTCDate(), last) - 1
}
