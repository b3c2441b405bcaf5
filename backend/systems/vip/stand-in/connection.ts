import type { World } from '#backend/sandbox/world.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { CallContext } from '#backend/systems/port.ts'
import type { VipConfig } from '../config.ts'
import { vip } from '../index.ts'
import { start } from './index.ts'

export const call = (): CallContext => ({
  signal: new AbortController().signal,
  principal: null,
  urgency: 'person',
})

/** The stand-in with that world and a connection to it, as tests need them. */
export async function connection(
  world: World,
  change: (config: VipConfig) => Partial<VipConfig> = () => ({}),
) {
  const standIn = await start({ world })
  const config = { ...standIn.config, requestsPerSecond: 1000, ...change(standIn.config) }
  const system = vip.connect(config, { outbound: createOutbound, now: () => new Date() })
  const { library } = system.can
  if (!library) throw new Error('VIP has no library')
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
