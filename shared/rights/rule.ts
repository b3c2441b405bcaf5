import type { Day } from '../domain/day.ts'
import type { Certainty } from './certainty.ts'
import type { Layer, Source, StandingWaiver } from './evidence.ts'
import type { ReasonCode } from './reason-codes.ts'
import type { AtomSet } from './territories/atom-set.ts'
import type { Condition } from './verdict.ts'

/** What a reason says, before it is known where and whether it matters. */
export interface Cause {
  code: ReasonCode
  args: Record<string, string | number | null>
  valueSeen: string | null
  whoCanMend: string | null
}

/** Where something is certain and where it may be; nowhere else. */
export interface Spread {
  yes: AtomSet
  maybe: AtomSet
}

/** One condition of a rule. A rule applies where and when all of its constraints do. */
export interface Constraint {
  /** One certainty for all territories, or a spread over them. */
  on(day: Day): Certainty | Spread
  changes: readonly Day[]
  /** In a permit: is what this leaves out refused by the source, rather than only not mentioned? */
  closes: boolean
  /** Why it is not certain on that day; null where that says nothing by itself. */
  why(certainty: 'maybe' | 'no', day: Day): Cause | null
}

export interface Rule {
  /** Names the fact it comes from; equal in all channels. */
  key: string
  effect: 'permit' | 'deny'
  constraints: readonly Constraint[]
  source: Source | null
  /** What it says where it applies; null: nothing worth telling. */
  cause: Cause | null
  /** What goes with the permission. */
  conditions: readonly Condition[]
}

/** One layer of the question, as rules. A layer may stand several times, once per channel. */
export interface LayerRules {
  layer: Layer
  rules: readonly Rule[]
  /** What to say where no rule speaks. */
  gap: Cause
  /** Do permit and denial in one place contradict each other (rather than the one limit the other)? */
  contradicts: boolean
  waivers: readonly StandingWaiver[]
}

export const cause = (
  code: ReasonCode,
  args: Cause['args'] = {},
  more: { valueSeen?: string | null; whoCanMend?: string | null } = {},
): Cause => ({
  code,
  args,
  valueSeen: more.valueSeen ?? null,
  whoCanMend: more.whoCanMend ?? null,
})

export const rule = (
  key: string,
  effect: Rule['effect'],
  cause: Cause | null,
  source: Source | null,
  constraints: readonly Constraint[] = [],
  conditions: readonly Condition[] = [],
): Rule => ({ key, effect, constraints, source, cause, conditions })

/** Holds only perhaps, for one reason, everywhere and always. */
export const perhaps = (why: Cause): Constraint => ({
  on: () => 'maybe',
  changes: [],
  closes: false,
  why: () => why,
})

/** A doubt about everything: a denial that may apply everywhere. */
export const doubt = (key: string, why: Cause, source: Source | null): Rule =>
  rule(key, 'deny', null, source, [perhaps(why)])
