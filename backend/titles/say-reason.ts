import type { ReasonView } from '#shared/api/titles.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Reason } from '#shared/rights/verdict.ts'
import { maySee } from '#backend/access/permissions.ts'

/**
 * A reason as this person may read it. Whoever may not see agreements gets the effect (territory,
 * dates, whom to ask) but never the agreement's name, parties, record or link.
 */
export function sayReason(
  reason: Reason,
  principal: Principal,
  labelOf: (system: string) => string,
): ReasonView {
  const hidden = reason.layer === 'agreement' && !maySee(principal, 'contract')
  const effect = Object.entries(reason.args).filter(
    ([name, value]) =>
      typeof value === 'number' ||
      ['day', 'first', 'last', 'from', 'until', 'territory', 'format', 'language'].includes(name),
  )
  return {
    layer: reason.layer,
    code: reason.code,
    effect: reason.effect,
    decisive: reason.decisive,
    args: hidden ? Object.fromEntries(effect) : reason.args,
    territories: reason.territories,
    source:
      reason.source && !hidden
        ? {
            system: reason.source.system,
            label: labelOf(reason.source.system),
            recordId: reason.source.recordId,
            field: reason.source.field,
            fetchedAt: reason.source.fetchedAt,
            link: reason.source.link,
          }
        : null,
    valueSeen: hidden ? null : reason.valueSeen,
    whoCanMend: hidden ? 'rights' : reason.whoCanMend,
  }
}
