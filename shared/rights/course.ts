import type { Day } from '../domain/day.ts'
import { layers, type Layer } from './evidence.ts'
import type { LayerRules } from './rule.ts'
import { changesOf, findingOn, together, type Finding, type Standing } from './standing.ts'
import { isWithin, overlap, sameSet, type AtomSet } from './territories/atom-set.ts'

/** One layer through time. Between two changes its finding is the same one. */
export interface Track {
  rules: LayerRules
  changes: readonly Day[]
  on(day: Day): Finding
}

export function trackOf(rules: LayerRules): Track {
  const changes = [...new Set(changesOf(rules))].sort((a, b) => a - b)
  const known = new Map<number, Finding>()
  return {
    rules,
    changes,
    on(day) {
      const after = changes.findLastIndex((change) => change <= day)
      const finding = known.get(after) ?? findingOn(rules, day)
      known.set(after, finding)
      return finding
    },
  }
}

/** How all layers stand over a window. Only days on which something can change are looked at. */
export interface Course {
  tracks: readonly Track[]
  /** The window's first day and every day in it on which something can change. */
  days: readonly Day[]
  /** Days after the window's last on which something can change. */
  later: readonly Day[]
  /** Over all layers and days of the window. */
  overall: Standing
}

export function courseOf(layers: readonly LayerRules[], window: { first: Day; last: Day }): Course {
  if (!(window.first <= window.last)) throw new RangeError('a window ends before it begins')
  const tracks = layers.map(trackOf)
  const changes = [...new Set(tracks.flatMap((track) => track.changes))]
    .filter((day) => day > window.first)
    .sort((a, b) => a - b)
  const days = [window.first, ...changes.filter((day) => day <= window.last)]
  const later = changes.filter((day) => day > window.last)
  return { tracks, days, later, overall: overDays(tracks, days) }
}

export const overDays = (tracks: readonly Track[], days: readonly Day[]): Standing =>
  together(tracks.flatMap((track) => days.map((day) => track.on(day))))

const standingOn = ({ tracks }: Course, day: Day): Standing => overDays(tracks, [day])

const laterDays = ({ days, later }: Course): Day[] => [...days.slice(1), ...later]

/**
 * The last day of the unbroken cleared run from the window's first day, which may lie after the
 * window; null when it is not all cleared on that day, or when nothing ends the run.
 */
export function clearedThrough(course: Course, asked: AtomSet): Day | null {
  const isCleared = (day: Day) => isWithin(asked, standingOn(course, day).cleared)
  if (!isCleared(course.days[0]!)) return null
  const end = laterDays(course).find((day) => !isCleared(day))
  return end === undefined ? null : end - 1
}

/** The first day after the window's first on which the standing of what was asked differs. */
export function nextChange(course: Course, asked: AtomSet): Day | null {
  const before = standingOn(course, course.days[0]!)
  const differs = (day: Day): boolean => {
    const { cleared, blocked } = standingOn(course, day)
    return !(
      sameSet(overlap(cleared, asked), overlap(before.cleared, asked)) &&
      sameSet(overlap(blocked, asked), overlap(before.blocked, asked))
    )
  }
  return laterDays(course).find(differs) ?? null
}

/** Where and when something that the window clears is cleared no longer. */
export function firstLoss(course: Course, asked: AtomSet): { day: Day; layers: Layer[] } | null {
  const cleared = overlap(course.overall.cleared, asked)
  const losing = (day: Day): Layer[] =>
    course.tracks
      .filter((track) => !isWithin(cleared, track.on(day).cleared))
      .map(({ rules }) => rules.layer)
  const day = course.later.find((day) => losing(day).length > 0)
  if (day === undefined) return null
  const lost = losing(day)
  return { day, layers: layers.filter((layer) => lost.includes(layer)) }
}
