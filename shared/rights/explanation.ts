import { canonicalJson } from '../domain/plan.ts'
import type { Day } from '../domain/day.ts'
import { codesOf, type AskedTerritory } from './asked-territories.ts'
import { layers } from './evidence.ts'
import type { Sighting } from './sightings.ts'
import type { Reason } from './verdict.ts'

/** Denials first, then contradictions, what is missing, what ends soon, conditions, permits. */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  const keyed = new Map(reasons.map((reason) => [sortKey(reason), reason]))
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reason]) => reason)
}

const sortKey = (reason: Reason): string =>
  [
    rankOf(reason),
    layers.indexOf(reason.layer),
    reason.code,
    reason.source?.system ?? '',
    reason.source?.recordId ?? '',
    canonicalJson(reason),
  ].join('\u0000')

function rankOf({ effect, code }: Reason): number {
  if (code === 'CONFLICT') return 1
  if (code === 'NEAR_EXPIRY') return 3
  if (code === 'DUTY_CREDIT' || code === 'WAIVED') return 4
  if (code === 'EXCLUSIVITY_UNCLEAR' && effect === 'none') return 4
  return { deny: 0, maybe: 2, none: 2, permit: 5 }[effect]
}

export const reasonOf = (
  { layer, effect, cause, source, atoms }: Sighting,
  asked: readonly AskedTerritory[],
  decisive: boolean,
): Reason => ({
  layer,
  code: cause.code,
  effect,
  decisive,
  args: cause.args,
  territories: codesOf(atoms, asked),
  source,
  valueSeen: cause.valueSeen,
  whoCanMend: cause.whoCanMend,
})
