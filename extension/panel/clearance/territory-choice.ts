import { countries } from '#shared/rights/territories/countries.ts'
import { territoryGroups } from '#shared/rights/territories/groups.ts'
import { countryName } from '../messages/formats.ts'
import { actionWords } from '../messages/action-words.ts'

/** ONIX codes to ask about; none stands for all in which the edition is for sale. */
export function codesOf(territory: string): string[] {
  if (territory === 'for-sale') return []
  const group = territoryGroups.find(({ id }) => id === territory)
  return group === undefined ? [territory] : [...group.codes]
}

export const groupChoices = territoryGroups.map(({ id }) => ({
  id,
  name: actionWords.clearance.groupNames[id] ?? id,
}))

let named: { code: string; name: string }[] | undefined

/** All countries in the order of their names, so that typing finds them in a native list. */
export const countryChoices = (): { code: string; name: string }[] =>
  (named ??= countries
    .map((code) => ({ code, name: countryName(code) }))
    .sort((a, b) => a.name.localeCompare(b.name)))
