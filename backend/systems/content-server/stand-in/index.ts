import { randomBytes } from 'node:crypto'
import { openKeeping } from '#backend/systems/stand-in-keeping.ts'
import {
  type RunningStandIn,
  serveOnLoopback,
  type StandInOptions,
} from '#backend/systems/stand-in.ts'
import type { ContentServerConfig } from '../config.ts'
import { application } from './application.ts'
import { createContentStore, keptContentStore } from './content.ts'
import { defaultConfig } from './default-mapping.ts'
import { createFaults, type Faults } from './faults.ts'
import { keepChanges, keptState } from './keeping.ts'
import type { Server } from './routes.ts'
import { seed } from './seed.ts'
import { createSignIn, type OAuthClient } from './sign-in.ts'
import { ServerState } from './state.ts'

export interface ContentServerStandIn extends RunningStandIn<ContentServerConfig> {
  /** What the server holds, to read and to change as other hands would. */
  state: ServerState
  faults: Faults
  /** Ends every session, as the idle time-out does. */
  expireSessions(): void
}

const secret = () => randomBytes(18).toString('base64url')

/** Speaks Content Server's REST API v1 and v2 under `/otcs/cs.exe/api`, and OTDS under `/otdsws`. */
export async function start(options: StandInOptions): Promise<ContentServerStandIn> {
  const now = options.now ?? (() => new Date())
  const state = new ServerState(now)
  const { keepIn, world } = options
  const keeping = await openKeeping({ keepIn, system: 'content-server', world, schema: keptState })
  const store = keeping ? keptContentStore(keeping.files) : createContentStore()
  const password = secret()
  const client: OAuthClient = {
    id: `slipcase-${randomBytes(3).toString('hex')}`,
    secret: secret(),
    userId: 1000,
  }
  state.users.set(1000, { id: 1000, name: 'svc-slipcase', password })
  state.users.set(1001, { id: 1001, name: 'visitor', password: secret() })
  const signIn = createSignIn(state, client, now)
  const faults = createFaults()
  const server: Server = { state, keep: (stream) => store.keep(stream), now }

  const config = defaultConfig('http://127.0.0.1', { username: 'svc-slipcase', password })
  const app = application(server, signIn, faults, {
    basePath: config.basePath,
    latencyMs: options.latencyMs ?? 0,
    settled: async () => keeping?.settled(),
  })
  seed(state, world, config)
  if (keeping) keepChanges(state, keeping)
  const served = await serveOnLoopback(app, options.port)
  return {
    system: 'content-server',
    url: served.url,
    credentials: {
      username: 'svc-slipcase',
      password,
      clientId: client.id,
      clientSecret: client.secret,
    },
    config: { ...config, baseUrl: served.url },
    state,
    faults,
    expireSessions: () => signIn.expireAll(),
    async close() {
      await served.close()
      await keeping?.settled()
      await store.remove()
    },
  }
}
