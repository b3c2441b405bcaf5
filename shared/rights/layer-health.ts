import { layersNeeded } from './asset-kind.ts'
import { during } from './constraints.ts'
import type { Evidence, Source, SourceHealth, StandingWaiver } from './evidence.ts'
import type { ReasonCode } from './reason-codes.ts'
import { cause, doubt, perhaps, rule, type LayerRules, type Rule } from './rule.ts'
import { any, outside, waivedDays } from './timeline.ts'

const whoCanMend = 'administrator'

const troubles: Record<Exclude<SourceHealth['state'], 'fresh'>, ReasonCode> = {
  stale: 'STALE',
  unavailable: 'SOURCE_UNAVAILABLE',
  incomplete: 'INCOMPLETE',
}

/**
 * L6: could every source be read, in time and in full? A layer that is needed and that no source
 * supplies is in trouble too, unless it is declared to have none. Product evidence supplies both
 * sales and lifecycle. Health itself is never waived: a stale reading may hide a denial.
 */
export function healthLayer({
  item,
  health,
  waivers,
}: Pick<Evidence, 'item' | 'health' | 'waivers'>): LayerRules {
  const sources = health.map(({ system, state, supplies, fetchedAt }) => {
    const read = fetchedAt === null ? null : sourceOf(system, fetchedAt)
    const args = { system, supplies: [...supplies].sort().join(' ') }
    const key = `health:${JSON.stringify([args, state])}`
    return state === 'fresh'
      ? rule(key, 'permit', cause('FRESH', args), read)
      : doubt(key, cause(troubles[state], args, { valueSeen: state, whoCanMend }), read)
  })
  return {
    layer: 'health',
    rules: [...sources, ...unsupplied(item, health, waivers)],
    gap: cause('NO_RECORD', {}, { whoCanMend }),
    contradicts: false,
    waivers: [],
  }
}

const sourceOf = (system: string, fetchedAt: string): Source => ({
  system,
  recordId: system,
  version: null,
  field: null,
  fetchedAt,
  link: null,
})

const supplied = ['sales', 'licence', 'agreement', 'approval'] as const

const unsupplied = (
  { role }: Evidence['item'],
  health: readonly SourceHealth[],
  waivers: readonly StandingWaiver[],
): Rule[] =>
  supplied
    .filter((layer) => layersNeeded(role).includes(layer))
    .filter((layer) => !health.some(({ supplies }) => supplies.includes(layer)))
    .map((layer) => {
      const why = cause('SOURCE_UNAVAILABLE', { system: null, supplies: layer }, { whoCanMend })
      const declared = waivers.filter((waiver) => waiver.layer === layer).map(waivedDays)
      const constraints = [perhaps(why), during(outside(any(...declared)), () => why)]
      return rule(`health:missing:${layer}`, 'deny', null, null, constraints)
    })
