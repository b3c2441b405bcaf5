import type { SystemModule } from '#backend/systems/port.ts'
import { check } from './check.ts'
import { createClient } from './client.ts'
import { contentServerConfig, type ContentServerConfig } from './config.ts'
import { createFiling } from './filing.ts'
import { createLibrary } from './library.ts'
import { createNodes } from './nodes.ts'
import { createRecords } from './records.ts'
import { createWorkspaces } from './workspaces.ts'

/** OpenText Content Server (Extended ECM): governed records in one workspace per title. */
export const contentServer: SystemModule<ContentServerConfig> = {
  id: 'content-server',
  label: 'Content Server',
  config: contentServerConfig,
  connect(config, options) {
    const { signIn, baseUrl, requestsPerSecond } = config
    const now = () => options.now()
    const outbound = options.outbound({
      system: 'content-server',
      origins: signIn.kind === 'oauth' ? [baseUrl, signIn.tokenUrl] : [baseUrl],
      requestsPerSecond,
      // Storing a large file takes its time after the last byte.
      headersTimeoutMs: 120_000,
    })
    const client = createClient({ outbound, config, now })
    const nodes = createNodes(client, config)
    const records = createRecords(client, config)
    const workspaces = createWorkspaces(client, nodes, config, now)
    const parts = { client, nodes, records, config, now }
    return {
      id: 'content-server',
      label: 'Content Server',
      can: {
        library: createLibrary({ ...parts, workspaces }),
        filing: createFiling(parts, workspaces),
      },
      check: ({ signal }) => check(client, config, signal),
      close: () => outbound.close(),
    }
  },
  standIn: () => import('./stand-in/index.ts'),
}
