import type { World } from '#backend/sandbox/world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { CallContext, Library } from '#backend/systems/port.ts'
import type { CoreDamConfig } from '../config.ts'
import { coreDam } from '../index.ts'
import { start } from './index.ts'

export const call = (signal = new AbortController().signal): CallContext => ({
  signal,
  principal: null,
  urgency: 'person',
})

/** The stand-in with that world and a connection to it, as tests need them. */
export async function connection(
  world: World,
  change: (config: CoreDamConfig) => Partial<CoreDamConfig> = () => ({}),
  now: () => Date = () => new Date(),
) {
  const standIn = await start({ world, now })
  standIn.state.switches.requestsPerSecond = null
  const config = { ...standIn.config, requestsPerSecond: 1000, ...change(standIn.config) }
  const system = coreDam.connect(config, { outbound: createOutbound, now })
  const library: Library | undefined = system.can.library
  if (!library) throw new Error('Core DAM has no library')
  return {
    standIn,
    state: standIn.state,
    system,
    library,
    async close() {
      await system.close()
      await standIn.close()
    },
  }
}
