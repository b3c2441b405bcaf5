import type { Json, PlannedWrite } from '#shared/domain/plan.ts'
import type { Operation } from '#backend/systems/port.ts'

export type Output = Record<string, Json>
export type AnyOperation = Operation<unknown, Output>

/** Capabilities by system id: the connected systems' and Slipcase's own (`slipcase`). */
export type CapabilitiesBySystem = ReadonlyMap<string, object>

/** Finds the operation that a planned write names. A write can only name what a port offers. */
export function findOperation(
  systems: CapabilitiesBySystem,
  call: PlannedWrite['call'],
): AnyOperation {
  const capability = property(systems.get(call.system), call.capability)
  const operation = property(capability, call.operation)
  if (!isOperation(operation)) {
    throw new Error(`${call.system} does not offer ${call.capability}.${call.operation}`)
  }
  return operation
}

const property = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? (holder as Record<string, unknown>)[name]
    : undefined

const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === 'object' &&
  value !== null &&
  ['find', 'perform', 'confirm'].every((name) => typeof property(value, name) === 'function')
