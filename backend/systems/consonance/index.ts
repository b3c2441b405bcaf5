import type { SystemModule } from '#backend/systems/port.ts'
import { attachResource } from './attach-resource.ts'
import { check } from './check.ts'
import { consonanceConfig, type ConsonanceConfig } from './config.ts'
import { createConnection } from './connection.ts'
import { roleOf } from './mapping.ts'
import { openResource } from './open-resource.ts'
import { readTitle } from './read-title.ts'
import { retireResource } from './retire-resource.ts'

const id = 'consonance'
const label = 'Consonance'

/** Works, products and the images that hang on them, by Consonance's GraphQL API. */
export const consonance: SystemModule<ConsonanceConfig> = {
  id,
  label,
  config: consonanceConfig,
  connect(config, options) {
    const outbound = options.outbound({
      system: id,
      origins: [config.baseUrl, ...config.imageOrigins],
      requestsPerSecond: config.requestsPerSecond,
    })
    const connection = createConnection({ config, outbound, now: () => options.now() })
    return {
      id,
      label,
      can: {
        titles: {
          read: (workId, context) => readTitle(connection, workId, context),
          openResource: (workId, resourceId, context) =>
            openResource(connection, workId, resourceId, context),
          attachResource: attachResource(connection),
          retireResource: retireResource(connection),
          roleOf: (kind) => roleOf(config, kind),
        },
      },
      check: (context) => check(connection, context),
      close: () => outbound.close(),
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
