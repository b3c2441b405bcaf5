import type { Day } from '../domain/day.ts'
import { weaker, type Certainty } from './certainty.ts'
import type { LayerRules, Rule, Spread } from './rule.ts'
import {
  everywhere,
  isEmpty,
  minus,
  nowhere,
  overlap,
  union,
  unionOf,
  type AtomSet,
} from './territories/atom-set.ts'
import { waivedDays } from './timeline.ts'

/** What is cleared and what is blocked; everything else is unknown. */
export interface Standing {
  cleared: AtomSet
  blocked: AtomSet
}

/** Layers and days alike: cleared where all are, blocked where one is. */
export const together = (standings: readonly Standing[]): Standing => ({
  cleared: standings.map(({ cleared }) => cleared).reduce(overlap, everywhere),
  blocked: unionOf(standings.map(({ blocked }) => blocked)),
})

/** One layer on one day, with what led to it. */
export interface Finding extends Standing {
  applied: readonly Applied[]
  /** Blocked because nothing permits and an exhaustive source refuses. */
  refused: AtomSet
  /** Where no rule says anything, not even perhaps. */
  silent: AtomSet
  /** What would be unknown without a waiver. */
  lifted: AtomSet
}

/** Where a rule applies, may apply, and refuses because its source is exhaustive there. */
export interface Applied extends Spread {
  rule: Rule
  refused: AtomSet
}

/**
 * Deny overrides permit; a permit clears unless a denial may apply; a permit that may apply leaves
 * unknown; where none does, an exhaustive source blocks (whatever else may deny) and any other
 * leaves unknown.
 */
export function findingOn(layer: LayerRules, day: Day): Finding {
  const applied = layer.rules.map((rule) => apply(rule, day))
  const permits = applied.filter(({ rule }) => rule.effect === 'permit')
  const denials = applied.filter(({ rule }) => rule.effect === 'deny')
  const denied = unionOf(denials.map(({ yes }) => yes))
  const deniedPerhaps = unionOf(denials.map(({ maybe }) => maybe))
  const permitted = unionOf(permits.map(({ yes }) => yes))
  const permittedPerhaps = unionOf(permits.map(({ maybe }) => maybe))
  const unpermitted = [permitted, permittedPerhaps, denied].reduce(minus, everywhere)
  const refused = overlap(unpermitted, unionOf(permits.map(({ refused }) => refused)))
  const blocked = union(denied, refused)
  const cleared = [denied, deniedPerhaps].reduce(minus, permitted)
  const unknown = [cleared, blocked].reduce(minus, everywhere)
  const lifted = isWaived(layer, day) ? unknown : nowhere
  return {
    applied,
    refused,
    silent: [refused, deniedPerhaps].reduce(minus, unpermitted),
    blocked,
    cleared: union(cleared, lifted),
    lifted,
  }
}

/** Where a finding leaves the question open. */
export const unknownIn = ({ cleared, blocked }: Standing): AtomSet =>
  [cleared, blocked].reduce(minus, everywhere)

export const isWaived = ({ waivers }: LayerRules, day: Day): boolean =>
  waivers.some((waiver) => waivedDays(waiver).on(day) === 'yes')

/** Days on which a layer's findings can change. */
export const changesOf = ({ rules, waivers }: LayerRules): Day[] => [
  ...rules.flatMap(({ constraints }) => constraints.flatMap(({ changes }) => changes)),
  ...waivers.flatMap((waiver) => waivedDays(waiver).changes),
]

function apply(rule: Rule, day: Day): Applied {
  let [uniform, yes, possible, refused]: [Certainty, AtomSet, AtomSet, AtomSet] = [
    'yes',
    everywhere,
    everywhere,
    nowhere,
  ]
  for (const constraint of rule.constraints) {
    const found = constraint.on(day)
    if (typeof found === 'string') {
      uniform = weaker(uniform, found)
      if (found === 'no' && constraint.closes) refused = everywhere
    } else {
      const within = isEmpty(found.maybe) ? found.yes : union(found.yes, found.maybe)
      yes = overlap(yes, found.yes)
      possible = overlap(possible, within)
      if (constraint.closes) refused = union(refused, minus(everywhere, within))
    }
  }
  if (uniform === 'no') return { rule, yes: nowhere, maybe: nowhere, refused }
  if (uniform === 'maybe') return { rule, yes: nowhere, maybe: possible, refused }
  return { rule, yes, maybe: minus(possible, yes), refused }
}
