import { effectKey, type Json, type PlannedWrite } from '#shared/domain/plan.ts'

/** A write with nothing special about it: first in line, neutral, no gate. Actions add what differs. */
export function plainWrite(
  node: string,
  system: string,
  capability: string,
  operation: string,
  target: string,
  input: Json,
): Omit<PlannedWrite, 'says'> {
  const call = { system, capability, operation }
  return {
    node,
    after: [],
    barrier: false,
    call,
    input,
    target,
    effectKey: effectKey(call, target, input),
    exposure: 'neutral',
    gate: null,
    bytes: null,
  }
}

/** The images of one work change one at a time. */
export const resourcesTarget = (workId: number): string => `titles:work:${workId}:resources`
