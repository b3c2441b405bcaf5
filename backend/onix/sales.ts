import { countries } from '#shared/rights/territories/countries.ts'
import type { OnixProduct, OnixSalesRight } from './product.ts'

export interface FlatSales {
  worldwide: boolean
  forSale: string[]
  notForSale: string[]
}

const forSaleTypes = new Set(['01', '02'])
const notForSaleTypes = new Set(['03', '04', '05', '06'])

/**
 * Sales rights flattened into the three fields that Consonance has. What cannot be said there (a
 * restriction, an excluded part of a country, a type that is not understood) may only take away:
 * such places are in no list, or not for sale.
 */
export function salesOf(
  product: Pick<OnixProduct, 'salesRights' | 'rowSalesRightsType'>,
): FlatSales {
  const forSale = new Set<string>()
  const notForSale = new Set<string>()
  const stated = new Set<string>()
  let worldwide = false
  for (const right of product.salesRights) {
    const codes = statedCodes(right)
    for (const code of codes) stated.add(code)
    if (notForSaleTypes.has(right.type)) for (const code of codes) notForSale.add(code)
    if (!forSaleTypes.has(right.type) || right.isRestricted) continue
    if (isWholeWorld(right)) worldwide = true
    else for (const code of wholeCodes(right, codes)) forSale.add(code)
  }
  const row = product.rowSalesRightsType ?? '00'
  const rest = isWorldStated(product.salesRights)
    ? []
    : countries.filter((code) => !stated.has(code))
  if (forSaleTypes.has(row)) for (const code of rest) forSale.add(code)
  if (notForSaleTypes.has(row)) for (const code of rest) notForSale.add(code)
  return { worldwide, forSale: worldwide ? [] : [...forSale], notForSale: [...notForSale] }
}

const isWholeWorld = (right: OnixSalesRight): boolean =>
  right.regionsIncluded.includes('WORLD') &&
  right.countriesExcluded.length === 0 &&
  right.regionsExcluded.length === 0

const isWorldStated = (rights: OnixSalesRight[]): boolean => rights.some(isWholeWorld)

/** Countries and regions that a territory names, WORLD written out; whole exclusions taken off. */
function statedCodes(right: OnixSalesRight): string[] {
  const included = right.regionsIncluded.includes('WORLD')
    ? countries
    : [...right.countriesIncluded, ...right.regionsIncluded]
  const excluded = new Set([...right.countriesExcluded, ...right.regionsExcluded])
  return included.filter((code) => !excluded.has(code))
}

/** Without the countries of which a part is excluded. */
const wholeCodes = (right: OnixSalesRight, codes: string[]): string[] =>
  codes.filter((code) => !right.regionsExcluded.some((region) => region.startsWith(`${code}-`)))
