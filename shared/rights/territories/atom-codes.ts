import { countries } from './countries.ts'
import { regions } from './regions.ts'

/**
 * Atoms are the smallest territories that any code tells apart: one per country; a country with
 * regions has one per region and one, under the country's own code, for what lies in none of them.
 */
export const atomCodes: readonly string[] = countries.flatMap((country) => [
  ...(regions[country] ?? []),
  country,
])
