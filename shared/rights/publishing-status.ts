/**
 * ONIX code list 64, publishing status (complete; documented by EDItEUR). What each means for use is
 * inferred. The list warns that no status changes rights, so it is judged apart from them.
 */
export type StatusEffect =
  | 'passes'
  | 'unstated'
  | 'withdrawn'
  | 'withdrawn-for-now'
  | 'transferred'
  /** Out of stock or print: the book itself is blocked, what stands beside it needs a person. */
  | 'not-sold'

const effects: Readonly<Record<string, StatusEffect>> = {
  '00': 'unstated', // unspecified
  '01': 'withdrawn', // cancelled
  '02': 'passes', // forthcoming
  '03': 'withdrawn', // postponed indefinitely
  '04': 'passes', // active
  '05': 'transferred', // no longer our product
  '06': 'not-sold', // out of stock indefinitely
  '07': 'not-sold', // out of print
  '08': 'not-sold', // inactive
  '09': 'unstated', // unknown
  '10': 'not-sold', // remaindered
  '11': 'withdrawn', // withdrawn from sale
  '12': 'withdrawn', // recalled (deprecated)
  '13': 'passes', // active, but not sold separately
  '15': 'withdrawn', // recalled
  '16': 'withdrawn-for-now', // temporarily withdrawn
  '17': 'withdrawn', // permanently withdrawn
  '18': 'passes', // active, but not sold as set
}

/** Absent is "unspecified" (documented). Null for a code that is not in the list. */
export const statusEffect = (status: string | null): StatusEffect | null =>
  status === null ? 'unstated' : Object.hasOwn(effects, status) ? effects[status]! : null
