import { createOutbound } from './outbound.ts'
import { modules } from './modules.ts'
import type { ConnectedSystem } from './port.ts'

/** Connects the systems that the configuration names, in the order in which people see them. */
export function connectSystems(configured: Record<string, unknown>): ConnectedSystem[] {
  return modules.flatMap((module) => {
    const config = configured[module.id]
    return config === undefined
      ? []
      : [module.connect(config as never, { outbound: createOutbound, now: () => new Date() })]
  })
}
