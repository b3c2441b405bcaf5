import { dayOf } from '../domain/day.ts'
import { canonicalJson } from '../domain/plan.ts'
import { goesOut } from './asset-kind.ts'
import { askedTerritories, verdictIn, type Asked } from './asked-territories.ts'
import { clearedThrough, courseOf, firstLoss, nextChange, type Course } from './course.ts'
import type { Evidence, Layer } from './evidence.ts'
import { evidenceHash } from './evidence-hash.ts'
import { explain } from './explanation.ts'
import { layersOf } from './layers-of.ts'
import { inOrder } from './reason-order.ts'
import { touches, unionOf, type AtomSet } from './territories/atom-set.ts'
import { suggestions } from './territories/former-codes.ts'
import type { Answer, Condition, OverallVerdict, Question, Reason, Verdict } from './verdict.ts'

const nearExpiryDays = 90

/**
 * May this item be used for this edition, there, then, for that? Cleared only when every layer
 * clears it on every day of the window; whatever is missing, stale or unreadable is unknown.
 * `asOf` is the instant of judging (ISO); it only says whether an end is near.
 * @example judge(questionFor(product, 'front-cover', today), evidence, now.toISOString()).verdict
 */
export function judge(question: Question, evidence: Evidence, asOf: string): Answer {
  if (!goesOut(evidence.item.role)) return notForUse(question, evidence)
  const course = courseOf(layersOf(question, evidence), question.window)
  const asked = askedTerritories(question, clearedIn(course, 'sales'))
  const { reasons, conditions } = explain(course, asked)
  const ending = nearExpiry(course, asked.atoms, asOf)
  // Rows show neither the single territories nor the hash: both are made when somebody asks.
  let hash: string | undefined
  const { verdict, counts, found } = verdicts(asked, course)
  let byTerritory: Answer['byTerritory'] | undefined
  return {
    verdict,
    counts,
    get byTerritory() {
      return (byTerritory ??= Object.fromEntries(found.sort(byCode)))
    },
    clearedThrough: asked.unknownCodes.length > 0 ? null : clearedThrough(course, asked.atoms),
    nextChangeAt: nextChange(course, asked.atoms),
    reasons: inOrder([...reasons, ...ending.reasons, ...asked.unknownCodes.map(unknownCode)]),
    conditions: distinct([...ending.conditions, ...conditions]),
    get evidenceHash() {
      return (hash ??= evidenceHash(question, evidence))
    },
    waived: waivedLayers(course, asked.atoms),
  }
}

function verdicts(
  { territories, unknownCodes }: Asked,
  { overall }: Course,
): Pick<Answer, 'verdict' | 'counts'> & { found: [code: string, verdict: Verdict | 'partial'][] } {
  const found = [
    ...territories.map((one): [string, Verdict | 'partial'] => [one.code, verdictIn(one, overall)]),
    ...unknownCodes.map((code): [string, Verdict] => [code, 'unknown']),
  ]
  const counts = { cleared: 0, blocked: 0, unknown: 0, partial: 0 }
  for (const [, verdict] of found) counts[verdict] += 1
  return { verdict: overallVerdict(counts, found.length), counts, found }
}

const byCode = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

/** Asking about no territory at all is answered with unknown. */
function overallVerdict(counts: Answer['counts'], asked: number): OverallVerdict {
  if (asked > 0 && counts.cleared === asked) return 'cleared'
  if (counts.cleared + counts.partial > 0) return 'partial'
  return asked > 0 && counts.blocked === asked ? 'blocked' : 'unknown'
}

/** Where a layer clears on any day of the window. */
const clearedIn = ({ tracks, days }: Course, layer: Layer): AtomSet =>
  unionOf(
    tracks
      .filter(({ rules }) => rules.layer === layer)
      .flatMap((track) => days.map((day) => track.on(day).cleared)),
  )

/** The layers in which a waiver lifts something that was asked. */
function waivedLayers({ tracks, days }: Course, asked: AtomSet): Layer[] {
  const lifted = tracks.filter((track) => days.some((day) => touches(track.on(day).lifted, asked)))
  return [...new Set(lifted.map(({ rules }) => rules.layer))]
}

function nearExpiry(
  course: Course,
  asked: AtomSet,
  asOf: string,
): { reasons: Reason[]; conditions: Condition[] } {
  const today = dayOf(asOf.slice(0, 10))
  const loss = firstLoss(course, asked)
  if (!loss || today === null || loss.day - 1 - today > nearExpiryDays)
    return { reasons: [], conditions: [] }
  const code = 'NEAR_EXPIRY' as const
  const args = { day: loss.day - 1 }
  return {
    reasons: loss.layers.map((layer) => ({ ...plainReason, layer, code, args })),
    conditions: [{ code, args }],
  }
}

const plainReason = {
  effect: 'none',
  decisive: false,
  territories: [],
  source: null,
  valueSeen: null,
  whoCanMend: null,
} satisfies Partial<Reason>

const unknownCode = (code: string): Reason => ({
  ...plainReason,
  layer: 'sales',
  code: 'BAD_CODE',
  decisive: true,
  args: { code, suggestion: suggestions[code]?.join(' ') ?? null },
  territories: [code],
  valueSeen: code,
})

const distinct = (conditions: readonly Condition[]): Condition[] =>
  [...new Map(conditions.map((condition) => [canonicalJson(condition), condition]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, condition]) => condition)

/** Documents are not used outward, so that there is nothing to clear and nothing to block. */
function notForUse(question: Question, evidence: Evidence): Answer {
  const { territories } = question
  const codes = territories.kind === 'codes' ? [...new Set(territories.codes)].sort() : []
  const reason: Reason = {
    ...plainReason,
    layer: 'licence',
    code: 'NOT_FOR_USE',
    decisive: true,
    args: { role: evidence.item.role },
    source: evidence.item.source,
  }
  return {
    verdict: 'unknown',
    byTerritory: Object.fromEntries(codes.map((code) => [code, 'unknown'])),
    counts: { cleared: 0, blocked: 0, unknown: codes.length, partial: 0 },
    clearedThrough: null,
    nextChangeAt: null,
    reasons: [reason],
    conditions: [],
    evidenceHash: evidenceHash(question, evidence),
    waived: [],
  }
}
