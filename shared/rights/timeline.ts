import type { Day } from '../domain/day.ts'
import { opposite, stronger, type Certainty } from './certainty.ts'
import type { Bound, StandingWaiver } from './evidence.ts'

/** How certain something is on each day. Between two `changes` it stays as it is. */
export interface Timeline {
  on(day: Day): Certainty
  changes: readonly Day[]
}

const constant = (certainty: Certainty): Timeline => ({ on: () => certainty, changes: [] })

/**
 * From its first day on, which counts (documented for ONIX dates). `open` begins before every day;
 * silence and unreadable text are never certain.
 */
export function from(bound: Bound): Timeline {
  if (bound.kind === 'day')
    return { on: (day) => (day >= bound.day ? 'yes' : 'no'), changes: [bound.day] }
  if (bound.kind === 'between')
    return {
      on: (day) => (day >= bound.last ? 'yes' : day < bound.first ? 'no' : 'maybe'),
      changes: [bound.first, bound.last],
    }
  return constant(bound.kind === 'open' ? 'yes' : 'maybe')
}

/** Up to its last day, which counts too. `open` never ends. */
export function through(bound: Bound): Timeline {
  if (bound.kind === 'day')
    return { on: (day) => (day <= bound.day ? 'yes' : 'no'), changes: [bound.day + 1] }
  if (bound.kind === 'between')
    return {
      on: (day) => (day <= bound.first ? 'yes' : day > bound.last ? 'no' : 'maybe'),
      changes: [bound.first + 1, bound.last + 1],
    }
  return constant(bound.kind === 'open' ? 'yes' : 'maybe')
}

export const outside = (timeline: Timeline): Timeline => ({
  on: (day) => opposite(timeline.on(day)),
  changes: timeline.changes,
})

export const any = (...timelines: Timeline[]): Timeline => ({
  on: (day) => timelines.map((timeline) => timeline.on(day)).reduce(stronger, 'no'),
  changes: timelines.flatMap((timeline) => timeline.changes),
})

export const waivedDays = ({ until }: StandingWaiver): Timeline =>
  through(until === null ? { kind: 'open' } : { kind: 'day', day: until })
