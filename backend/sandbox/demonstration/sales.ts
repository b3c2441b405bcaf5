import type { WorldProduct } from '../world.ts'

export type SalesPattern = 'world' | 'not-america' | 'british' | 'antipodes' | 'unstated'

/** A list such as British publishers sell in when an American edition exists. */
const british =
  'GB IE AU NZ IN ZA MT CY GG JE IM GI SG HK MY LK PK BD KE NG GH UG TZ ZM ZW BW NA MU JM TT BB BS BZ GY FJ PG SB VU WS TO'.split(
    ' ',
  )

export const salesOf: Record<
  SalesPattern,
  Pick<WorldProduct, 'worldwide' | 'forSale' | 'notForSale' | 'salesText'>
> = {
  world: { worldwide: true, forSale: [], notForSale: [], salesText: 'World, all languages' },
  'not-america': {
    worldwide: true,
    forSale: [],
    notForSale: ['US', 'CA', 'PR', 'PH'],
    salesText: 'World excluding USA, its dependencies, Canada and the Philippines',
  },
  british: {
    worldwide: false,
    forSale: british,
    notForSale: ['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'PH', 'CA'],
    salesText: 'UK and Commonwealth excluding Canada',
  },
  antipodes: {
    worldwide: false,
    forSale: ['GB', 'IE', 'AU', 'NZ'],
    notForSale: ['US'],
    salesText: 'UK, Ireland, Australia and New Zealand only',
  },
  unstated: { worldwide: false, forSale: [], notForSale: [], salesText: null },
}

/** Where the publisher's own agreement reaches, so that it agrees with what a product says. */
export function grantFor(product: Pick<WorldProduct, 'worldwide' | 'forSale' | 'notForSale'>): {
  territories: string[]
  excluded: string[]
} {
  if (product.worldwide || product.forSale.length === 0)
    return { territories: ['WORLD'], excluded: product.notForSale }
  return { territories: product.forSale, excluded: [] }
}
