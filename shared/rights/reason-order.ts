import { canonicalJson } from '../domain/plan.ts'
import { layers } from './evidence.ts'
import type { Reason } from './verdict.ts'

/**
 * Denials first, then contradictions, what is missing, what ends soon, conditions, permits; within
 * each by layer, code, system and record. Reasons that say the same are said once.
 */
export function inOrder(reasons: readonly Reason[]): Reason[] {
  const sorted = [...reasons].sort(compare)
  return sorted.filter((reason, at) => at === 0 || compare(sorted[at - 1]!, reason) !== 0)
}

function compare(a: Reason, b: Reason): number {
  return (
    rankOf(a) - rankOf(b) ||
    layers.indexOf(a.layer) - layers.indexOf(b.layer) ||
    byText(a.code, b.code) ||
    byText(a.source?.system ?? '', b.source?.system ?? '') ||
    byText(a.source?.recordId ?? '', b.source?.recordId ?? '') ||
    byText(canonicalJson(a), canonicalJson(b))
  )
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const conditionCodes = ['DUTY_CREDIT', 'EXCLUSIVITY_UNCLEAR', 'WAIVED']

function rankOf({ effect, code }: Reason): number {
  if (code === 'CONFLICT') return 1
  if (code === 'NEAR_EXPIRY') return 3
  if (effect === 'none' && conditionCodes.includes(code)) return 4
  return { deny: 0, maybe: 2, none: 2, permit: 5 }[effect]
}
