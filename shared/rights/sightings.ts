import type { Day } from '../domain/day.ts'
import { canonicalJson } from '../domain/plan.ts'
import type { Layer, Source } from './evidence.ts'
import { cause, type Cause, type Constraint, type LayerRules } from './rule.ts'
import { unknownIn, type Applied, type Finding } from './standing.ts'
import { isEmpty, minus, overlap, touches, union, type AtomSet } from './territories/atom-set.ts'
import { everywhere, nowhere } from './territories/atoms.ts'
import type { Condition, Reason } from './verdict.ts'

/** Something that has a say in the answer, and where among the territories asked. */
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

const contradiction = cause('CONFLICT', {}, { whoCanMend: 'rights' })

/** Sightings of all layers and days, those that say the same put together. */
export class Sightings {
  readonly #asked: AtomSet
  readonly #byMeaning = new Map<string, Sighting>()

  constructor(asked: AtomSet) {
    this.#asked = asked
  }

  get all(): Sighting[] {
    return [...this.#byMeaning.values()]
  }

  /** Only what matters on that day is seen: a doubt where the layer is cleared anyway is not. */
  look(layer: LayerRules, finding: Finding, day: Day): void {
    const unknown = unknownIn(finding)
    for (const applied of finding.applied)
      if (applied.rule.effect === 'deny') this.#denial(layer, finding, applied, unknown, day)
      else this.#permit(layer, finding, applied, unknown, day)
    const gap = overlap(finding.silent, unknown)
    this.#note(layer, 'gap', 'none', layer.gap, null, gap)
    for (const [at, waiver] of layer.waivers.entries()) {
      const { approver, reason, until } = waiver
      const lifted = cause('WAIVED', { approver, reason, until })
      this.#note(layer, `waiver:${at}`, 'none', lifted, null, finding.lifted)
    }
  }

  #denial(layer: LayerRules, finding: Finding, applied: Applied, unknown: AtomSet, day: Day): void {
    const { rule, yes, maybe } = applied
    if (rule.cause) this.#note(layer, rule.key, 'deny', rule.cause, rule.source, yes)
    if (layer.contradicts)
      for (const other of finding.applied)
        if (other.rule.effect === 'permit' && other.rule.cause)
          this.#note(layer, rule.key, 'deny', contradiction, rule.source, overlap(yes, other.yes))
    this.#because(layer, applied, 'maybe', 'maybe', overlap(maybe, unknown), day)
  }

  #permit(layer: LayerRules, finding: Finding, applied: Applied, unknown: AtomSet, day: Day): void {
    const { rule, yes, maybe, refused } = applied
    if (rule.cause)
      this.#note(layer, rule.key, 'permit', rule.cause, rule.source, minus(yes, unknown), rule)
    this.#because(layer, applied, 'maybe', 'maybe', overlap(maybe, unknown), day)
    const refusedHere = overlap(overlap(refused, finding.silent), finding.blocked)
    this.#because(layer, applied, 'no', 'deny', refusedHere, day)
    this.#because(layer, applied, 'no', 'none', overlap(finding.silent, unknown), day)
  }

  /** One sighting for each constraint that is not certain there. */
  #because(
    layer: LayerRules,
    { rule }: Applied,
    certainty: 'maybe' | 'no',
    effect: Reason['effect'],
    atoms: AtomSet,
    day: Day,
  ): void {
    if (!touches(atoms, this.#asked)) return
    for (const constraint of rule.constraints) {
      if (effect === 'deny' && !constraint.closes) continue
      const why = constraint.why(certainty, day)
      const there = overlap(atoms, partOf(constraint, certainty, day))
      if (why) this.#note(layer, rule.key, effect, why, rule.source, there)
    }
  }

  #note(
    { layer }: LayerRules,
    key: string,
    effect: Reason['effect'],
    cause: Cause,
    source: Source | null,
    atoms: AtomSet,
    { conditions }: { conditions: readonly Condition[] } = { conditions: [] },
  ): void {
    const there = overlap(atoms, this.#asked)
    if (isEmpty(there)) return
    const meaning = canonicalJson([layer, key, effect, cause])
    const seen = this.#byMeaning.get(meaning)
    this.#byMeaning.set(meaning, {
      layer,
      key,
      effect,
      cause,
      source,
      conditions,
      atoms: seen ? union(seen.atoms, there) : there,
    })
  }
}

function partOf(constraint: Constraint, certainty: 'maybe' | 'no', day: Day): AtomSet {
  const found = constraint.on(day)
  if (typeof found === 'string') return found === certainty ? everywhere : nowhere
  return certainty === 'maybe' ? found.maybe : minus(everywhere, union(found.yes, found.maybe))
}
