import type { SystemModule } from '../port.ts'
import { checkMapping } from './check.ts'
import { createClient } from './client.ts'
import { type OtmmConfig, otmmConfig } from './config.ts'
import { createLibrary } from './library.ts'

/** OpenText Media Management by its REST API. */
export const otmm: SystemModule<OtmmConfig> = {
  id: 'otmm',
  label: 'OTMM',
  config: otmmConfig,
  connect(config, options) {
    const client = createClient(config, options.outbound)
    return {
      id: 'otmm',
      label: 'OTMM',
      can: { library: createLibrary(client, config, () => options.now()) },
      check: (context) => checkMapping(client, config, context),
      close: () => client.close(),
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
