import type { Format } from '#shared/domain/title.ts'
import type { Bound } from '#shared/rights/evidence.ts'
import { boundOf } from './bound.ts'
import { type FieldMapping, type FieldPlace, meaning, type WordMapping } from './mapping-config.ts'
import type { FieldReading, FieldValue } from './metadata.ts'

/** What an asset's mapped rights fields say, before anything is concluded from it. */
export interface RightsFields {
  /** Null: no status is recorded, or its word is not mapped. */
  effect: 'permit' | 'deny' | null
  included: string[]
  excluded: string[]
  formats: Format[]
  start: Bound
  end: Bound
  embargo: Bound
  expiry: Bound
  creditRequired: boolean
  /** Words that no mapping understands. */
  unresolved: string[]
  /** Ids of fields whose value could not be understood. */
  unreadable: string[]
}

/** Codes of ONIX lists 91 and 49 by their form; whether one exists is judged by the rights engine. */
const codeForm = /^(?:WORLD|ROW|ECZ|[A-Z]{2}(?:-[A-Z0-9]{1,3})?)$/

export function readRightsFields(
  read: (place: FieldPlace | null) => FieldReading,
  fields: FieldMapping,
  words: WordMapping,
): RightsFields {
  const unresolved: string[] = []
  const unreadable = new Set<string>()
  let anythingSaid = false

  const isUnreadable = (place: FieldPlace | null) => {
    if (place) unreadable.add(place.field)
  }
  const values = (place: FieldPlace | null): FieldValue[] => {
    const reading = read(place)
    if (!reading.readable) isUnreadable(place)
    anythingSaid ||= reading.values.length > 0 || !reading.readable
    return reading.values
  }
  const territories = (place: FieldPlace | null): string[] =>
    values(place).map(({ stored, shown }) => {
      const code = meaning(words.territories, stored) ?? stored
      if (!codeForm.test(code)) unresolved.push(shown)
      return code
    })
  const bound = (place: FieldPlace | null, options = {}): Bound => {
    const found = boundOf(values(place)[0]?.stored ?? null, words.perpetual, options)
    if (found.kind === 'unreadable') isUnreadable(place)
    return found
  }

  const status = values(fields.rightsStatus)[0]?.stored ?? null
  const effect = (status !== null && meaning(words.rights, status)) || null
  const included = territories(fields.territories)
  const excluded = territories(fields.excludedTerritories)
  const formats = values(fields.formats).flatMap(({ stored, shown }) => {
    const format = meaning(words.formats, stored)
    if (!format) unresolved.push(shown)
    return format ?? []
  })
  const start = bound(fields.licenceStart)
  const end = bound(fields.licenceEnd)
  const embargo = bound(fields.embargo, { firstFullDay: true })
  // Terms without an understood status grant nothing, and the reader shall see which field it is.
  if (anythingSaid && !effect) isUnreadable(fields.rightsStatus)

  const credit = values(fields.creditRequired)[0]?.stored
  const knownCredit = [undefined, ...words.yes, ...words.no].includes(credit)
  if (!knownCredit) isUnreadable(fields.creditRequired)

  return {
    effect,
    included,
    excluded,
    formats,
    start,
    end,
    embargo,
    expiry: bound(fields.expiry),
    // a word that is neither yes nor no asks for the credit: the stricter reading
    creditRequired: credit !== undefined && !words.no.includes(credit),
    unresolved,
    unreadable: [...unreadable],
  }
}
