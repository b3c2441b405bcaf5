import { Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError } from './api-error.ts'
import { type Faults, faulty } from './faults.ts'
import { categoryRoutes } from './routes-categories.ts'
import { nodeRoutes } from './routes-nodes.ts'
import { recordRoutes } from './routes-records.ts'
import { searchRoutes } from './routes-search.ts'
import { directoryRoutes, openRoutes } from './routes-sign-in.ts'
import { versionRoutes } from './routes-versions.ts'
import { workspaceRoutes } from './routes-workspaces.ts'
import type { ApiEnv, Server } from './routes.ts'
import type { SignIn } from './sign-in.ts'

export interface Habits {
  basePath: string
  latencyMs: number
  /** Each answer waits until what it tells is kept. */
  settled: () => Promise<void>
}

/** Every address it answers. Troubles come first, what was changed is kept before it is told. */
export function application(
  server: Server,
  signIn: SignIn,
  faults: Faults,
  { basePath, latencyMs, settled }: Habits,
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
      await settled()
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
