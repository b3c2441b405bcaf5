import type { SystemModule } from '../port.ts'
import { checkIconik } from './check.ts'
import { createIconikClient } from './client.ts'
import { iconikConfig, type IconikConfig } from './config.ts'
import { createLibrary } from './library.ts'

export type { IconikConfig } from './config.ts'

/** iconik: audio, video and pictures with their reviews. Read only. */
export const iconik: SystemModule<IconikConfig> = {
  id: 'iconik',
  label: 'iconik',
  config: iconikConfig,
  connect(config, options) {
    const { baseUrl, contentOrigins, concurrency, requestsPerSecond } = config
    const api = options.outbound({
      system: 'iconik',
      origins: [baseUrl],
      concurrency,
      requestsPerSecond,
    })
    // The storages are other people's: none of iconik's limits, and a silent one must not stop the API.
    const storage = options.outbound({ system: 'iconik', origins: contentOrigins, concurrency })
    const client = createIconikClient(config, api)
    return {
      id: 'iconik',
      label: 'iconik',
      can: { library: createLibrary(client, storage, config, () => options.now()) },
      check: (context) => checkIconik(client, config, context),
      async close() {
        await Promise.all([api.close(), storage.close()])
      },
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
