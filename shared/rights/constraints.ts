import { dayText } from '../domain/day.ts'
import type { Format } from '../domain/title.ts'
import type { Certainty } from './certainty.ts'
import type { Bound, Channel, Purpose, Scope, TerritoryStatement } from './evidence.ts'
import { languageWithin } from './language.ts'
import { cause, type Cause, type Constraint } from './rule.ts'
import { readDenial, readPermit, type Reach } from './territories/statement.ts'
import { from, through, type Timeline } from './timeline.ts'

const whoCanMend = 'rights'

interface Stating {
  effect: 'permit' | 'deny'
  /** Is what the record does not list refused? */
  closes: boolean
}

export const during = (timeline: Timeline, why: Constraint['why'], closes = false): Constraint => ({
  on: timeline.on,
  changes: timeline.changes,
  closes,
  why,
})

/** A bound in time closes always: outside its dates a permit is refused, whatever else is listed. */
export const starting = (bound: Bound, field: 'start' | 'embargo'): Constraint =>
  during(from(bound), because(bound, 'NOT_YET', field), true)

export const ending = (bound: Bound): Constraint =>
  during(through(bound), because(bound, 'EXPIRED', 'end'), true)

/** The day that a bound names, for an argument. */
export const dayNamed = (bound: Bound): number | null =>
  bound.kind === 'day' ? bound.day : bound.kind === 'between' ? bound.last : null

function because(bound: Bound, refusal: 'NOT_YET' | 'EXPIRED', field: string): Constraint['why'] {
  const refused = cause(refusal, { day: dayNamed(bound) }, { valueSeen: shown(bound), whoCanMend })
  const open = unclear(bound, field)
  return (certainty) => (certainty === 'no' ? refused : open)
}

/** Why a bound leaves a day open. */
export function unclear(bound: Bound, field: string): Cause {
  if (bound.kind === 'between') {
    const args = { first: bound.first, last: bound.last, field }
    return cause('IMPRECISE_DATE', args, { valueSeen: shown(bound), whoCanMend })
  }
  if (bound.kind === 'unreadable')
    return cause(
      'IMPRECISE_DATE',
      { text: bound.text, field },
      { valueSeen: bound.text, whoCanMend },
    )
  return field === 'end'
    ? cause('EXPIRY_NOT_STATED', {}, { whoCanMend })
    : cause('NO_RECORD', { field }, { whoCanMend })
}

function shown(bound: Bound): string | null {
  if (bound.kind === 'day') return dayText(bound.day)
  if (bound.kind === 'between') return `${dayText(bound.first)}/${dayText(bound.last)}`
  return bound.kind === 'unreadable' ? bound.text : null
}

export function inTerritory(
  statement: TerritoryStatement,
  { effect, closes }: Stating,
): Constraint {
  const reach = effect === 'permit' ? readPermit(statement) : readDenial(statement)
  const unresolved = unresolvedIn(reach)
  const outside = cause('OUTSIDE_GRANT', { field: 'territory' }, { whoCanMend })
  return {
    on: () => reach,
    changes: [],
    closes,
    why: (certainty) => (certainty === 'no' ? outside : unresolved),
  }
}

export function unresolvedIn(reach: Reach): Cause {
  if (reach.doubts.length === 0) return cause('NO_RECORD', { field: 'territory' }, { whoCanMend })
  const term = reach.doubts.join(' ')
  const suggestion = reach.suggestions.join(' ') || null
  return cause('UNRESOLVED_TERM', { term, suggestion }, { valueSeen: term, whoCanMend })
}

/** An edition whose form nobody knows may be of any format, so it is never certainly outside. */
export const forFormat = (scope: Scope<Format>, format: Format, stating: Stating): Constraint =>
  scoped(
    scope,
    (values) => (values.includes(format) ? 'yes' : format === 'other' ? 'maybe' : 'no'),
    { field: 'formats', refusal: cause('FORMAT_NOT_GRANTED', { format }, { whoCanMend }) },
    stating,
  )

/** Asked without a channel, a rule that depends on one applies perhaps. */
export const inChannel = (
  scope: Scope<Channel>,
  channel: Channel | null,
  stating: Stating,
): Constraint =>
  scoped(
    scope,
    (values) => (channel === null ? 'maybe' : values.includes(channel) ? 'yes' : 'no'),
    { field: 'channels', refusal: cause('CHANNEL_RESTRICTED', { channel }, { whoCanMend }) },
    stating,
  )

export const forPurpose = (scope: Scope<Purpose>, purpose: Purpose, stating: Stating): Constraint =>
  scoped(
    scope,
    (values) => (values.includes(purpose) ? 'yes' : 'no'),
    {
      field: 'purposes',
      refusal: cause('OUTSIDE_GRANT', { field: 'purposes', purpose }, { whoCanMend }),
    },
    stating,
  )

/**
 * A use without language (a picture) is inside every grant to us. Whether it is inside a grant to
 * somebody else depends on the edition's language, which was not asked: perhaps.
 */
export const inLanguage = (
  scope: Scope<string>,
  language: string | null,
  stating: Stating,
): Constraint =>
  scoped(
    scope,
    (values) =>
      language === null
        ? stating.effect === 'permit'
          ? 'yes'
          : 'maybe'
        : languageWithin(values, language, stating.effect),
    { field: 'languages', refusal: cause('LANGUAGE_NOT_GRANTED', { language }, { whoCanMend }) },
    stating,
  )

/** Silence is never read as everything. */
function scoped<T>(
  scope: Scope<T>,
  judge: (values: readonly T[]) => Certainty,
  { field, refusal }: { field: string; refusal: Cause },
  { closes }: Stating,
): Constraint {
  const certainty =
    scope.kind === 'any' ? 'yes' : scope.kind === 'not-stated' ? 'maybe' : judge(scope.values)
  const open = scope.kind === 'not-stated' ? cause('NO_RECORD', { field }, { whoCanMend }) : refusal
  return {
    on: () => certainty,
    changes: [],
    closes,
    why: (found) => (found === 'no' ? refusal : open),
  }
}
