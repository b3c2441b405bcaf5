import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type RunningStandIn,
  serveOnLoopback,
  type StandInOptions,
} from '#backend/systems/stand-in.ts'
import type { ContentServerConfig } from '../config.ts'
import { ApiError } from './api-error.ts'
import { createContentStore } from './content.ts'
import { defaultConfig } from './default-mapping.ts'
import { createFaults, type Faults, faulty } from './faults.ts'
import { categoryRoutes } from './routes-categories.ts'
import { nodeRoutes } from './routes-nodes.ts'
import { recordRoutes } from './routes-records.ts'
import { searchRoutes } from './routes-search.ts'
import { directoryRoutes, openRoutes } from './routes-sign-in.ts'
import { versionRoutes } from './routes-versions.ts'
import { workspaceRoutes } from './routes-workspaces.ts'
import type { ApiEnv, Server } from './routes.ts'
import { seed } from './seed.ts'
import { createSignIn, type OAuthClient, type SignIn } from './sign-in.ts'
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
  const store = createContentStore()
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
  })
  seed(state, options.world, config)
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
      await store.remove()
    },
  }
}

function application(
  server: Server,
  signIn: SignIn,
  faults: Faults,
  { basePath, latencyMs }: { basePath: string; latencyMs: number },
): Hono {
  const { state } = server
  const api = new Hono<ApiEnv>()
    .route('/', openRoutes(signIn))
    .use(async (context, next) => {
      const { user, ticket } = signIn.require(context)
      context.set('user', user)
      await next()
      if (context.res.ok) context.res.headers.set('OTCSTicket', signIn.roll(ticket))
    })
    .get('/v1/auth', (context) => {
      const { id, name } = context.get('user')
      return context.json({ data: { id, name, type: 0 } })
    })
    .delete('/v1/auth', (context) => {
      signIn.close(signIn.require(context).ticket)
      return context.json({})
    })
    .get('/v1/serverinfo', (context) =>
      context.json({
        server: { version: '26.1.0', time_zone_offset_enabled: true },
        sessions: { enabled: true, session_inactivity: 1_800_000 },
      }),
    )
    .route('/', nodeRoutes(server))
    .route('/', versionRoutes(server))
    .route('/', categoryRoutes(server))
    .route('/', workspaceRoutes(server))
    .route('/', recordRoutes(server))
    .route('/', searchRoutes(server))

  const base = `${basePath}/api`
  const operationOf = (path: string, method: string) =>
    `${method} ${path.replace(base, '').replaceAll(/\/\d+(?=\/|$)/g, '/:id')}`
  return new Hono()
    .use(async (context, next) => {
      if (latencyMs > 0) await sleep(latencyMs)
      await next()
      const handled = matchedRoutes(context).findLast(({ method }) => method !== 'ALL')
      const route = handled?.path.replace(base, '') ?? '(unknown)'
      const operation = `${context.req.method} ${route}`
      state.requests.set(operation, (state.requests.get(operation) ?? 0) + 1)
    })
    .use(faulty(faults, operationOf, () => signIn.expireAll()))
    .route('/', directoryRoutes(signIn))
    .route(base, api)
    .notFound((context) =>
      context.json(
        {
          error: `The requested resource '${context.req.path}' could not be found in the mappings registry.`,
        },
        400,
      ),
    )
    .onError((cause, context) => {
      if (cause instanceof ApiError) return context.json({ error: cause.message }, cause.status)
      throw cause
    })
}
