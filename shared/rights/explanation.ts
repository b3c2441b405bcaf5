import { codesOf, verdictIn, type Asked } from './asked-territories.ts'
import { overDays, trackOf, type Course } from './course.ts'
import { cause, rule, type Constraint, type LayerRules } from './rule.ts'
import { merged, sightingsOn, type Sighting } from './sightings.ts'
import { nowhere, sameSet, union } from './territories/atom-set.ts'
import type { Condition, Reason } from './verdict.ts'

/** Why the answer is what it is: every rule that has a say, and whether it decides. */
export function explain(
  course: Course,
  asked: Asked,
): { reasons: Reason[]; conditions: Condition[] } {
  const sightings = merged(
    course.tracks.flatMap((track) =>
      course.days.flatMap((day) => sightingsOn(track.rules, track.on(day), day, asked.atoms)),
    ),
  )
  const decides = decider(course, asked)
  return {
    reasons: sightings.flatMap((sighting) => [
      reasonOf(sighting, asked, decides(sighting)),
      ...conditionsOf(sighting).map((condition) => reasonOf(condition, asked, false)),
    ]),
    conditions: sightings.flatMap((sighting) => sighting.conditions),
  }
}

/** A condition is told as a reason of its own, beside the permit that it goes with. */
const conditionsOf = (sighting: Sighting): Sighting[] =>
  sighting.conditions.map(({ code, args }) => ({
    ...sighting,
    effect: 'none',
    cause: cause(code, args),
  }))

const reasonOf = (
  { layer, effect, cause, source, atoms }: Sighting,
  asked: Asked,
  decisive: boolean,
): Reason => ({
  layer,
  code: cause.code,
  effect,
  decisive,
  args: cause.args,
  territories: codesOf(atoms, asked),
  source,
  valueSeen: cause.valueSeen,
  whoCanMend: cause.whoCanMend,
})

/**
 * A sighting decides when taking it away alone changes the verdict in some territory asked. A doubt
 * is taken away by settling it in favour, a gap by filling it.
 */
function decider(course: Course, asked: Asked): (sighting: Sighting) => boolean {
  const { overall } = course
  const before = asked.territories.map((territory) => verdictIn(territory, overall))
  const known = new Map<string, boolean>()
  return (sighting) => {
    const mode = `${sighting.layer} ${sighting.key} ${sighting.effect}`
    const decided = known.get(mode) ?? changes(sighting)
    known.set(mode, decided)
    return decided
  }

  function changes(sighting: Sighting): boolean {
    const tracks = course.tracks.map((track) =>
      track.rules.layer === sighting.layer ? trackOf(without(track.rules, sighting)) : track,
    )
    const after = overDays(tracks, course.days)
    if (sameSet(after.cleared, overall.cleared) && sameSet(after.blocked, overall.blocked))
      return false
    return asked.territories.some((one, at) => verdictIn(one, after) !== before[at])
  }
}

/** The layer without what was seen. */
function without(layer: LayerRules, { key, effect, atoms }: Sighting): LayerRules {
  if (key === 'gap') {
    const filled = { on: () => ({ yes: atoms, maybe: nowhere }), changes: [], closes: false }
    const filling = rule('filled', 'permit', null, null, [{ ...filled, why: () => null }])
    return { ...layer, rules: [...layer.rules, filling] }
  }
  if (key.startsWith('waiver:'))
    return { ...layer, waivers: layer.waivers.filter((_waiver, at) => key !== `waiver:${at}`) }
  const settles = effect === 'maybe'
  return {
    ...layer,
    rules: layer.rules.flatMap((held) => {
      if (held.key !== key) return [held]
      return settles && held.effect === 'permit'
        ? [{ ...held, constraints: held.constraints.map(settled) }]
        : []
    }),
  }
}

const settled = (constraint: Constraint): Constraint => ({
  ...constraint,
  on(day) {
    const found = constraint.on(day)
    if (typeof found === 'string') return found === 'maybe' ? 'yes' : found
    return { yes: union(found.yes, found.maybe), maybe: nowhere }
  },
})
