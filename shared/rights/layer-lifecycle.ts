import { kindOf } from './asset-kind.ts'
import { dayNamed, during, unclear } from './constraints.ts'
import type { Bound, Evidence, StandingWaiver } from './evidence.ts'
import { dateGate, type Use } from './publishing-dates.ts'
import { statusEffect } from './publishing-status.ts'
import { cause, doubt, rule, type LayerRules, type Rule } from './rule.ts'
import { any, from, outside, through, type Timeline } from './timeline.ts'
import type { Question } from './verdict.ts'

const whoCanMend = 'editor'

/** L2: does the edition's status, and do its dates, let this be used? */
export function lifecycleLayer(
  question: Question,
  { product, item }: Pick<Evidence, 'product' | 'item'>,
  waivers: readonly StandingWaiver[],
): LayerRules {
  const use: Use = { kind: kindOf(item.role), format: product.format, question }
  return {
    layer: 'lifecycle',
    rules: [...statusRules(product, use), ...dateRules(product, use, ownDates(item))],
    gap: cause('NO_RECORD', { status: product.publishingStatus }, { whoCanMend }),
    contradicts: false,
    waivers,
  }
}

function statusRules(
  { publishingStatus: status, dates, source }: Evidence['product'],
  use: Use,
): Rule[] {
  const args = { status }
  const more = { valueSeen: status, whoCanMend }
  const blocked = (code: 'WITHDRAWN' | 'TRANSFERRED') => [
    rule('lifecycle:status', 'deny', cause(code, args, more), source),
  ]
  const questionable = (code: 'BAD_CODE' | 'CONDITION_PENDING') => [
    doubt('lifecycle:status', cause(code, { ...args, code: status }, more), source),
  ]
  switch (statusEffect(status)) {
    case 'passes':
      return [rule('lifecycle:status', 'permit', cause('ACTIVE', args, more), source)]
    case 'unstated':
      return []
    case 'withdrawn':
      return blocked('WITHDRAWN')
    case 'transferred':
      return blocked('TRANSFERRED')
    case 'not-sold':
      return use.kind === 'content' || use.kind === 'excerpt'
        ? blocked('WITHDRAWN')
        : questionable('CONDITION_PENDING')
    case 'withdrawn-for-now':
      return [...blockedUntilBack(), ...questionable('CONDITION_PENDING')]
    default:
      return questionable('BAD_CODE')
  }

  /** From the day it is back, a person has to say that it is: the status still says withdrawn. */
  function blockedUntilBack(): Rule[] {
    const back = dates.filter(({ role }) => role === '22').map(({ bound }) => from(bound))
    const away = outside(any(...back))
    const pending = cause('CONDITION_PENDING', args, more)
    return [
      rule('lifecycle:status', 'deny', cause('WITHDRAWN', args, more), source, [
        during(away, () => pending),
      ]),
    ]
  }
}

function dateRules(
  { dates, source }: Evidence['product'],
  use: Use,
  own: readonly Bound[],
): Rule[] {
  return dates.flatMap(({ role, bound }): Rule[] => {
    const key = `lifecycle:date:${role}:${JSON.stringify(bound)}`
    const gate = dateGate(role)
    if (!gate) return [doubt(key, cause('BAD_CODE', { code: role }, { whoCanMend }), source)]
    if (!gate.holds(use)) return []
    // A preview may have an earlier date of its own (documented for list 145, code 01); a later one
    // holds in the licence layer.
    const bounds = role === '02' && use.kind === 'excerpt' ? [bound, ...own] : [bound]
    const refused = cause(refusals[gate.closed], { day: earliest(bounds), role }, { whoCanMend })
    const open = unclear(bounds.find(({ kind }) => kind !== 'day') ?? bound, 'date')
    return [
      rule(key, 'deny', refused, source, [during(closedDays(gate.closed, bounds), () => open)]),
    ]
  })
}

const refusals = { before: 'NOT_YET', after: 'WITHDRAWN', from: 'TRANSFERRED' } as const

function closedDays(closed: keyof typeof refusals, bounds: readonly Bound[]): Timeline {
  const begun = any(...bounds.map(from))
  if (closed === 'from') return begun
  return outside(closed === 'before' ? begun : any(...bounds.map(through)))
}

function earliest(bounds: readonly Bound[]): number | null {
  const days = bounds.map(dayNamed).filter((day) => day !== null)
  return days.length > 0 ? Math.min(...days) : null
}

/** Only an embargo is a date of the asset's own; a licence's start says nothing about previews. */
const ownDates = (item: Evidence['item']): Bound[] =>
  item.licences
    .filter(({ effect }) => effect === 'permit')
    .map(({ embargo }) => embargo)
    .filter(({ kind }) => kind !== 'not-stated' && kind !== 'open')
