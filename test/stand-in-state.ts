import type { RunningConsonance } from '#backend/systems/consonance/stand-in/index.ts'
import type { HeldResource } from '#backend/systems/consonance/stand-in/state.ts'
import type { GivenSlipcase } from './given-slipcase.ts'

/** What the Consonance stand-in itself holds, so that a test need not believe our own records. */
export const consonanceOf = (given: Pick<GivenSlipcase, 'sandbox'>): RunningConsonance =>
  given.sandbox.standIns.get('consonance') as RunningConsonance

export const resourcesOf = (
  given: Pick<GivenSlipcase, 'sandbox'>,
  workId: number,
): HeldResource[] =>
  [...consonanceOf(given).state.resources.values()].filter((resource) => resource.workId === workId)
