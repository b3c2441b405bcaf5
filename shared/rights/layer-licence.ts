import { layersNeeded } from './asset-kind.ts'
import {
  dayNamed,
  during,
  ending,
  forFormat,
  forPurpose,
  inChannel,
  inTerritory,
  starting,
  unclear,
} from './constraints.ts'
import type { Channel, Evidence, Licence, StandingWaiver } from './evidence.ts'
import { cause, doubt, perhaps, rule, type Constraint, type LayerRules, type Rule } from './rule.ts'
import { from, outside } from './timeline.ts'
import type { Condition, Question } from './verdict.ts'

const whoCanMend = 'rights'

/** L3: is the work of others in this item licensed for it, in one channel? Null: no channel was asked. */
export function licenceLayer(
  question: Question,
  channel: Channel | null,
  { product, item }: Pick<Evidence, 'product' | 'item'>,
  waivers: readonly StandingWaiver[],
): LayerRules {
  const rules = item.licences.flatMap((licence, at) => {
    const limits = limitsOf(licence, { question, channel, format: product.format })
    return licence.effect === 'permit'
      ? permit(`licence:${at}`, licence, limits, item.creditLine)
      : denials(`licence:${at}`, licence, limits)
  })
  const unreadable = [...new Set(item.unreadableRights)].map((field) =>
    doubt(
      `licence:field:${field}`,
      cause('UNRESOLVED_TERM', { field }, { whoCanMend: 'administrator' }),
      { ...item.source, field },
    ),
  )
  return {
    layer: 'licence',
    rules: [...rules, ...unreadable, ...ownWork(item)],
    gap: cause('NO_RECORD', {}, { whoCanMend }),
    contradicts: true,
    waivers,
  }
}

/** A production file of the publisher's own needs no licence; one that is recorded binds all the same. */
const ownWork = ({ role, licences }: Evidence['item']): Rule[] =>
  layersNeeded(role).includes('licence') || licences.some(({ effect }) => effect === 'permit')
    ? []
    : [rule('licence:own', 'permit', null, null)]

interface Asked {
  question: Question
  channel: Channel | null
  format: Evidence['product']['format']
}

/** Everything but the dates. Words that no mapping understands may widen or narrow any of it. */
function limitsOf(licence: Licence, { question, channel, format }: Asked): Constraint[] {
  if (licence.unresolved.length > 0) {
    const valueSeen = [...licence.unresolved].sort().join('; ')
    return [perhaps(cause('UNRESOLVED_TERM', { text: valueSeen }, { valueSeen, whoCanMend }))]
  }
  const stating = { effect: licence.effect, closes: licence.exhaustive }
  return [
    ...territoryOf(licence, stating),
    forFormat(licence.formats, format, stating),
    inChannel(licence.channels, channel, stating),
    forPurpose(licence.purposes, question.purpose, stating),
  ]
}

function territoryOf(
  { territory }: Licence,
  stating: { effect: Licence['effect']; closes: boolean },
): Constraint[] {
  switch (territory.kind) {
    case 'any':
      return []
    case 'only':
      return [inTerritory({ included: territory.values, excluded: [] }, stating)]
    case 'stated':
      return [inTerritory(territory.statement, stating)]
    default:
      return [inTerritory({ included: [], excluded: [] }, stating)]
  }
}

function permit(
  key: string,
  licence: Licence,
  limits: Constraint[],
  creditLine: string | null,
): Rule[] {
  const credit: Condition[] = licence.creditRequired
    ? [{ code: 'DUTY_CREDIT', args: { credit: creditLine } }]
    : []
  return [
    rule(
      key,
      'permit',
      cause('LICENSED', { day: dayNamed(licence.end) }),
      licence.source,
      [...limits, starting(licence.start, 'start'), ending(licence.end), ...embargo(licence)],
      credit,
    ),
  ]
}

/** There is an embargo only where one is recorded, as with a sales embargo (documented, list 163). */
const embargo = (licence: Licence): Constraint[] =>
  hasEmbargo(licence) ? [starting(licence.embargo, 'embargo')] : []

const hasEmbargo = ({ embargo }: Licence): boolean =>
  embargo.kind !== 'not-stated' && embargo.kind !== 'open'

/** An embargo written beside a denial denies too, whenever the denial itself begins or ends. */
function denials(key: string, licence: Licence, limits: Constraint[]): Rule[] {
  const { start, end, source } = licence
  const denied = cause('DENIED', { day: dayNamed(end) }, { whoCanMend })
  const whole = rule(key, 'deny', denied, source, [
    ...limits,
    starting(start, 'start'),
    ending(end),
  ])
  if (!hasEmbargo(licence)) return [whole]
  const notYet = cause('NOT_YET', { day: dayNamed(licence.embargo) }, { whoCanMend })
  const open = unclear(licence.embargo, 'embargo')
  const before = during(outside(from(licence.embargo)), () => open)
  return [whole, rule(key, 'deny', notYet, source, [...limits, before])]
}
