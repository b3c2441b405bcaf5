import type { Evidence, StandingWaiver } from './evidence.ts'
import { cause, doubt, rule, type LayerRules, type Rule } from './rule.ts'

const whoCanMend = 'design'

/** L5: is this very version approved, and still the current one? */
export function approvalLayer(
  item: Evidence['item'],
  waivers: readonly StandingWaiver[],
): LayerRules {
  return {
    layer: 'approval',
    rules: [...stateRules(item), ...versionRules(item)],
    gap: cause('NO_RECORD', {}, { whoCanMend }),
    contradicts: false,
    waivers,
  }
}

function stateRules({ approval: { state, said, by }, source }: Evidence['item']): Rule[] {
  const args = { said, by }
  const more = { valueSeen: said, whoCanMend }
  switch (state) {
    case 'approved':
      return [rule('approval:state', 'permit', cause('APPROVED', args, more), source)]
    case 'rejected':
      return [rule('approval:state', 'deny', cause('NOT_APPROVED', args, more), source)]
    case 'in-review':
    case 'not-approved':
      return [doubt('approval:state', cause('APPROVAL_PENDING', args, more), source)]
    default:
      return said === null
        ? []
        : [doubt('approval:state', cause('BAD_CODE', { text: said }, more), source)]
  }
}

/** Approval belongs to a version: a system that does not say which is current clears none. */
function versionRules({ isLatest, source }: Evidence['item']): Rule[] {
  if (isLatest) return []
  if (isLatest === false)
    return [rule('approval:version', 'deny', cause('SUPERSEDED', {}, { whoCanMend }), source)]
  const unsaid = cause('INCOMPLETE', { system: source.system }, { whoCanMend: 'administrator' })
  return [doubt('approval:version', unsaid, source)]
}
