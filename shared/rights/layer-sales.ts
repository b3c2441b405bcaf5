import { inTerritory } from './constraints.ts'
import type { Source, StandingWaiver, TerritoryStatement } from './evidence.ts'
import { cause, doubt, rule, type Constraint, type LayerRules, type Rule } from './rule.ts'
import type { SalesRights } from './sales-rights.ts'
import { everywhere, minus, nowhere, union } from './territories/atom-set.ts'
import { spokenOf } from './territories/statement.ts'

const whoCanMend = 'rights'

/** L1: may this edition be sold there? */
export function salesLayer(
  rights: SalesRights,
  source: Source,
  waivers: readonly StandingWaiver[],
): LayerRules {
  const stated = rights.rules.map(({ effect, code, statement }, at) =>
    rule(`sales:${at}`, effect, cause(code), source, [speaking(statement, effect)]),
  )
  const unread = rights.unread && cause(rights.unread, { system: source.system }, { whoCanMend })
  return {
    layer: 'sales',
    rules: [
      ...stated,
      ...restOfWorld(rights, source),
      ...(unread ? [doubt('sales:unread', unread, source)] : []),
    ],
    gap: cause(rights.rest.effect === 'none' ? rights.rest.code : 'NO_RECORD', {}, { whoCanMend }),
    contradicts: true,
    waivers,
  }
}

/** Where a sales statement does not speak, that is the gap's to say, once for all statements. */
function speaking(statement: TerritoryStatement, effect: 'permit' | 'deny'): Constraint {
  const territory = inTerritory(statement, { effect, closes: false })
  return {
    ...territory,
    why: (certainty, day) => (certainty === 'no' ? null : territory.why(certainty, day)),
  }
}

/** An unreadable code may name any territory, so that the rest is then only perhaps the rest. */
function restOfWorld({ rules, rest }: SalesRights, source: Source): Rule[] {
  if (rest.effect === 'none') return []
  const spoken = rules.map(({ statement }) => spokenOf(statement))
  const atoms = minus(everywhere, spoken.map((said) => said.atoms).reduce(union, nowhere))
  const spread = spoken.some((said) => said.mayBeMore)
    ? { yes: nowhere, maybe: atoms }
    : { yes: atoms, maybe: nowhere }
  const unclear = cause('UNRESOLVED_TERM', { field: 'territory' }, { whoCanMend })
  const constraint: Constraint = {
    on: () => spread,
    changes: [],
    closes: false,
    why: (certainty) => (certainty === 'maybe' ? unclear : null),
  }
  return [rule('sales:rest', rest.effect, cause(rest.code), source, [constraint])]
}
