import { dayNamed, ending, forFormat, inLanguage, inTerritory, starting } from './constraints.ts'
import type { Agreement, Evidence, StandingWaiver } from './evidence.ts'
import {
  cause,
  perhaps,
  rule,
  type Cause,
  type Constraint,
  type LayerRules,
  type Rule,
} from './rule.ts'
import type { Condition, Question } from './verdict.ts'

const whoCanMend = 'rights'

/**
 * L4: do we hold these rights, and have we not granted them to somebody else? What we acquired is
 * the outer bound; exclusive grants to others take away from it. No argument of a reason names a
 * party: whoever may not see an agreement still sees what it does.
 */
export function agreementLayer(
  question: Question,
  { product, agreements }: Pick<Evidence, 'product' | 'agreements'>,
  waivers: readonly StandingWaiver[],
): LayerRules {
  return {
    layer: 'agreement',
    rules: agreements.flatMap((agreement, at): Rule[] =>
      agreement.direction === 'in'
        ? acquired(`agreement:${at}`, agreement, question, product)
        : granted(`agreement:${at}`, agreement, question, product),
    ),
    gap: cause('NO_RECORD', {}, { whoCanMend }),
    contradicts: false,
    waivers,
  }
}

type Edition = Evidence['product']

/** Was never agreed, or is over: no record of rights. */
const isInert = ({ status }: Agreement): boolean =>
  status === 'draft' || status === 'rejected' || status === 'inactive'

/** Only an active agreement permits; one that is not signed yet permits perhaps. */
function acquired(key: string, agreement: Agreement, question: Question, edition: Edition): Rule[] {
  if (isInert(agreement)) return []
  const { status, source, start, end, exclusive } = agreement
  const constraints = [
    ...scopeOf(agreement, 'permit', question, edition),
    starting(start, 'start'),
    endingWithSellOff(agreement),
    ...(status === 'active' ? [] : [perhaps(unsettled(agreement))]),
  ]
  const conditions: Condition[] =
    exclusive === null ? [{ code: 'EXCLUSIVITY_UNCLEAR', args: {} }] : []
  const permitted = cause('GRANTED', { day: dayNamed(end) })
  return [rule(key, 'permit', permitted, source, constraints, conditions)]
}

/** A grant that is agreed but not signed already denies: the other side may count on it. */
function granted(key: string, agreement: Agreement, question: Question, edition: Edition): Rule[] {
  if (isInert(agreement) || agreement.exclusive === false) return []
  const { status, source, start, end, exclusive } = agreement
  const unclear = cause('EXCLUSIVITY_UNCLEAR', {}, { whoCanMend })
  const denied = cause('DENIED', { day: dayNamed(end) }, { whoCanMend })
  return [
    rule(key, 'deny', denied, source, [
      ...scopeOf(agreement, 'deny', question, edition),
      starting(start, 'start'),
      ending(end),
      ...(status === 'unknown' ? [perhaps(unsettled(agreement))] : []),
      ...(exclusive === null ? [perhaps(unclear)] : []),
    ]),
  ]
}

const unsettled = ({ status }: Agreement): Cause =>
  status === 'unknown'
    ? cause('BAD_CODE', { field: 'status' }, { whoCanMend })
    : cause('CONDITION_PENDING', { status }, { whoCanMend })

/** An agreement grants what it states and no more, so a permit closes in every dimension. */
function scopeOf(
  { territory, formats, languages }: Agreement,
  effect: 'permit' | 'deny',
  question: Question,
  edition: Edition,
): Constraint[] {
  const stating = { effect, closes: true }
  return [
    inTerritory(territory ?? { included: [], excluded: [] }, stating),
    forFormat(formats, edition.format, stating),
    inLanguage(languages, question.language, stating),
  ]
}

/** While stock is sold off after the end, nothing new may be sent: still a refusal, with its own word. */
function endingWithSellOff({ end, sellOffEnd }: Agreement): Constraint {
  const plain = ending(end)
  if (sellOffEnd.kind !== 'day') return plain
  const sellOff = cause('SELL_OFF', { day: sellOffEnd.day }, { whoCanMend })
  return {
    ...plain,
    changes: [...plain.changes, sellOffEnd.day + 1],
    why: (certainty, day) =>
      certainty === 'no' && day <= sellOffEnd.day ? sellOff : plain.why(certainty, day),
  }
}
