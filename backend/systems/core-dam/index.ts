import type { SystemModule } from '#backend/systems/port.ts'
import { checkMapping } from './check.ts'
import { createClient } from './client.ts'
import { coreDamConfig, type CoreDamConfig } from './config.ts'
import { system } from './failures.ts'
import { createLibrary } from './library.ts'
import { createSignIn } from './sign-in.ts'

const label = 'Core DAM'

/** OpenText Core Digital Asset Management over the platform's metadata and storage services. */
export const coreDam: SystemModule<CoreDamConfig> = {
  id: system,
  label,
  config: coreDamConfig,
  connect(config, options) {
    const now = (): Date => options.now()
    const origins = [
      config.baseUrl,
      config.cssBaseUrl,
      ...(config.tokenUrl ? [config.tokenUrl] : []),
    ]
    const metadata = options.outbound({
      system,
      origins,
      requestsPerSecond: config.requestsPerSecond,
    })
    // Apart, so that signing in, thumbnails and files do not eat the metadata service's five a second.
    const storage = options.outbound({ system, origins })
    const client = createClient(config, { metadata, storage }, createSignIn(config, storage, now))
    return {
      id: system,
      label,
      can: { library: createLibrary(client, config, now) },
      check: (context) => checkMapping(client, config, context),
      close: async () => {
        await Promise.all([metadata.close(), storage.close()])
      },
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
