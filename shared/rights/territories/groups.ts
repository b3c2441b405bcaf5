/** A named set of countries, for asking in fewer words. */
export interface TerritoryGroup {
  id: string
  /** Changes whenever the members do. */
  version: string
  codes: readonly string[]
}

/**
 * Groups that a person may ask about. They never read a contract or a field: "Europe" or "UK and
 * Commonwealth" mean something else in each agreement, and an unmapped name stays unresolved.
 * North America includes Mexico here, the larger of its two meanings in the trade.
 */
export const territoryGroups: readonly TerritoryGroup[] = [
  group('uk-ireland', '1', 'GB IE'),
  group('north-america', '1', 'CA MX US'),
  group('us-canada', '1', 'CA US'),
  group('anz', '1', 'AU NZ'),
  group(
    'eu-27',
    '2020-02-01',
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  ),
  group('dach', '1', 'AT CH DE'),
  group('nordic', '1', 'DK FI IS NO SE'),
]

function group(id: string, version: string, codes: string): TerritoryGroup {
  return { id, version, codes: codes.split(' ') }
}
