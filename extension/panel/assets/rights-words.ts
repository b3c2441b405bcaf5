import type { RightsStatus } from '#shared/api/titles.ts'
import { list, shortDay, territory } from '../messages/formats.ts'
import { sayReasonShortly } from '../messages/say.ts'
import { words } from '../messages/words.ts'

/** The verdict, with the number of territories when it does not hold for all of them. */
export function rightsWord({ verdict, differing, asked }: RightsStatus): string {
  const { rights, rightsIn } = words.assets
  if (verdict === 'cleared') return rights.cleared
  return differing > 0 && differing < asked ? rightsIn[verdict](differing) : rights[verdict]
}

const shownCodes = 3

/** @example ['US', 'CA', 'MX', 'GB'] → 'US, CA, MX +1' */
export function codesShortly(codes: string[]): string {
  const shown = codes.slice(0, shownCodes).join(', ')
  return codes.length > shownCodes
    ? `${shown} ${words.assets.moreTerritories(codes.length - shownCodes)}`
    : shown
}

const mostNamed = 6

/** Territories by name, as many as a sentence bears. */
export function namesOf(codes: string[]): string {
  const named = codes.slice(0, mostNamed).map(territory)
  const rest = codes.length - named.length
  return list(rest === 0 ? named : [...named, words.assets.others(rest)])
}

/** A few words on why, and where: "US, CA: licence ends 28 Feb". */
export function rightsWhy(rights: RightsStatus): string | null {
  const { verdict, reason, clearedThrough, creditRequired } = rights
  if (verdict !== 'cleared' && reason !== null) {
    const where = codesShortly(reason.territories)
    return where === '' ? sayReasonShortly(reason) : `${where}: ${sayReasonShortly(reason)}`
  }
  const facts = [
    clearedThrough === null || verdict !== 'cleared'
      ? null
      : words.assets.rightsTo(shortDay(clearedThrough)),
    creditRequired ? words.assets.creditRequired : null,
  ].filter((fact) => fact !== null)
  return facts.length === 0 ? null : facts.join(', ')
}
