import type { Day } from '../domain/day.ts'
import type { Layer, Source } from './evidence.ts'
import { cause, type Cause, type Constraint, type LayerRules } from './rule.ts'
import { unknownIn, type Applied, type Finding } from './standing.ts'
import {
  everywhere,
  isEmpty,
  minus,
  nowhere,
  overlap,
  union,
  type AtomSet,
} from './territories/atom-set.ts'
import type { Condition, Reason } from './verdict.ts'

/** Something that has a say in the answer, and where. */
export interface Sighting {
  layer: Layer
  /** The rule, the waiver, or `gap`. */
  key: string
  effect: Reason['effect']
  cause: Cause
  source: Source | null
  atoms: AtomSet
  conditions: readonly Condition[]
}

/** What is seen of one layer on one day, among the atoms asked. */
export function sightingsOn(
  rules: LayerRules,
  finding: Finding,
  day: Day,
  asked: AtomSet,
): Sighting[] {
  const { layer } = rules
  const bare = { layer, source: null, conditions: [] }
  return [
    ...finding.applied.flatMap((applied) =>
      seenOf(applied, rules, finding, day).map((seen) => ({ layer, ...seen })),
    ),
    {
      ...bare,
      key: 'gap',
      effect: 'none' as const,
      cause: rules.gap,
      atoms: overlap(finding.silent, unknownIn(finding)),
    },
    ...rules.waivers.map(({ approver, reason, until }, at) => ({
      ...bare,
      key: `waiver:${at}`,
      effect: 'none' as const,
      cause: cause('WAIVED', { approver, reason, until }),
      atoms: finding.lifted,
    })),
  ].flatMap((sighting) => {
    const atoms = overlap(sighting.atoms, asked)
    return isEmpty(atoms) ? [] : [{ ...sighting, atoms }]
  })
}

/** Those that say the same, put together. */
export function merged(sightings: readonly Sighting[]): Sighting[] {
  const byMeaning = new Map<string, Sighting>()
  for (const sighting of sightings) {
    const { layer, key, effect, cause } = sighting
    const meaning = JSON.stringify([layer, key, effect, cause])
    const seen = byMeaning.get(meaning)
    const atoms = seen ? union(seen.atoms, sighting.atoms) : sighting.atoms
    byMeaning.set(meaning, { ...sighting, atoms })
  }
  return [...byMeaning.values()]
}

type Seen = Omit<Sighting, 'layer'>

const contradiction = cause('CONFLICT', {}, { whoCanMend: 'rights' })

/** A rule is seen only where it matters: a doubt where the layer is cleared anyway does not. */
function seenOf(applied: Applied, rules: LayerRules, finding: Finding, day: Day): Seen[] {
  const { rule, yes, maybe, refused } = applied
  const { key, source } = rule
  const unknown = unknownIn(finding)
  const told = (cause: Cause | null, atoms: AtomSet, conditions: readonly Condition[] = []) =>
    cause ? [{ key, effect: rule.effect, cause, source, atoms, conditions }] : []
  const because = (certainty: 'maybe' | 'no', effect: Reason['effect'], atoms: AtomSet) =>
    rule.constraints
      .filter(({ closes }) => effect !== 'deny' || closes)
      .flatMap((constraint): Seen[] => {
        const cause = constraint.why(certainty, day)
        const there = overlap(atoms, partOf(constraint, certainty, day))
        return cause ? [{ key, effect, cause, source, atoms: there, conditions: [] }] : []
      })

  const doubtful = because('maybe', 'maybe', overlap(maybe, unknown))
  if (rule.effect === 'deny') {
    const permitted = finding.applied
      .filter(({ rule }) => rule.effect === 'permit' && rule.cause)
      .map(({ yes }) => yes)
      .reduce(union, nowhere)
    return [
      ...told(rule.cause, yes),
      ...told(rules.contradicts ? contradiction : null, overlap(yes, permitted)),
      ...doubtful,
    ]
  }
  return [
    ...told(rule.cause, yes, rule.conditions),
    ...doubtful,
    ...because('no', 'deny', overlap(refused, finding.refused)),
    ...because('no', 'none', overlap(finding.silent, unknown)),
  ]
}

function partOf(constraint: Constraint, certainty: 'maybe' | 'no', day: Day): AtomSet {
  const found = constraint.on(day)
  if (typeof found === 'string') return found === certainty ? everywhere : nowhere
  return certainty === 'maybe' ? found.maybe : minus(everywhere, union(found.yes, found.maybe))
}
