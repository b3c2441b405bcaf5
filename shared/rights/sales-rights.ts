import type { SalesStatement } from '../domain/title.ts'
import type { TerritoryStatement } from './evidence.ts'
import type { ReasonCode } from './reason-codes.ts'

/**
 * Where a title may be sold: rules by territory, and what holds for territories that no rule speaks
 * of. The sales layer reads only this, whatever record it came from.
 */
export interface SalesRights {
  rules: readonly { effect: 'permit' | 'deny'; code: ReasonCode; statement: TerritoryStatement }[]
  rest: { effect: 'permit' | 'deny' | 'none'; code: ReasonCode }
  /** Set when the record could be read in part only: then it clears nothing. */
  unread: ReasonCode | null
}

/**
 * Reads Consonance's statement: listed as not for sale is blocked; worldwide, or listed as for sale,
 * is cleared; listed as both is a contradiction; in neither list is unknown (inferred: Consonance
 * does not say what it makes of such a country). The description is never parsed.
 */
export function salesRightsOf(statement: SalesStatement): SalesRights {
  const { worldwide, forSale, notForSale } = statement
  const excluded = notForSale ?? []
  const rules: SalesRights['rules'][number][] = []
  if (worldwide)
    rules.push({ effect: 'permit', code: 'FOR_SALE', statement: { included: ['WORLD'], excluded } })
  if (forSale?.length)
    rules.push({
      effect: 'permit',
      code: 'FOR_SALE',
      statement: { included: forSale, excluded: [] },
    })
  if (excluded.length > 0)
    rules.push({
      effect: 'deny',
      code: 'NOT_FOR_SALE',
      statement: { included: excluded, excluded: [] },
    })
  const fields = [worldwide, forSale, notForSale]
  return {
    rules,
    rest: { effect: 'none', code: rules.length > 0 ? 'ROW_UNSTATED' : 'NO_RECORD' },
    unread: fields.every((field) => field === null)
      ? 'SOURCE_UNAVAILABLE'
      : fields.some((field) => field === null)
        ? 'INCOMPLETE'
        : null,
  }
}
