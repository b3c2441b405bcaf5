import type { SystemModule } from '#backend/systems/port.ts'
import { checkSite } from './check.ts'
import { createClient } from './client.ts'
import { vipConfig, type VipConfig } from './config.ts'
import { system } from './failures.ts'
import { createLibrary } from './library.ts'

const label = 'VIP'

/** Content distribution over the WordPress REST API. */
export const vip: SystemModule<VipConfig> = {
  id: system,
  label,
  config: vipConfig,
  connect(config, options) {
    const now = (): Date => options.now()
    // The edge limits the site as a whole, files included.
    const outbound = options.outbound({
      system,
      origins: [config.baseUrl, ...config.fileOrigins],
      requestsPerSecond: config.requestsPerSecond,
    })
    const client = createClient(config, outbound)
    return {
      id: system,
      label,
      can: { library: createLibrary(client, config, now) },
      check: (context) => checkSite(client, config, context),
      close: () => outbound.close(),
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
