import { Hono, type MiddlewareHandler } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type RunningStandIn,
  serveOnLoopback,
  type StandInOptions,
} from '#backend/systems/stand-in.ts'
import { Secret } from '#backend/config/secret.ts'
import { coreDamConfig, type CoreDamConfig } from '../config.ts'
import { refuse } from './hal.ts'
import { instanceRoutes } from './routes-instances.ts'
import { modelRoutes } from './routes-model.ts'
import { placeRoutes } from './routes-places.ts'
import { searchRoutes } from './routes-search.ts'
import { bearerOnly, fault, signInRoutes } from './routes-sign-in.ts'
import { storageRoutes } from './routes-storage.ts'
import { seed } from './seed.ts'
import { countRequest, type CoreDamState, emptyState } from './state.ts'

export type RunningCoreDam = RunningStandIn<CoreDamConfig> & { state: CoreDamState }

/** A tenant of the cloud platform: sign-in, metadata service, storage service. */
export async function start(options: StandInOptions): Promise<RunningCoreDam> {
  const { latencyMs = 0, now = () => new Date() } = options
  const state = emptyState()
  seed(state, options.world)
  let url = ''
  const addresses = () => ({ cms: `${url}/cms`, css: `${url}/css` })

  const app = new Hono()
  app.onError((cause, c) => refuse(c, cause))
  app.notFound((c) => fault(c, 404, 'Unable to identify proxy for host'))
  app.use(async (_, next) => {
    if (latencyMs > 0) await sleep(latencyMs)
    await next()
  })
  app.route(
    '/',
    signInRoutes(state, now, () => url),
  )
  app.use('/cms/*', bearerOnly(state, now), counted(state), limited(state))
  app.use('/css/*', bearerOnly(state, now))
  app.route('/cms', modelRoutes(state))
  app.route('/cms', searchRoutes(state, addresses))
  app.route('/cms', placeRoutes(state, now, addresses))
  app.route('/cms', instanceRoutes(state, now, addresses))
  app.route('/css', storageRoutes(state))

  const server = await serveOnLoopback(app, options.port)
  url = server.url
  const { tenantId, clientId, clientSecret } = state.credentials
  return {
    system: 'core-dam',
    url,
    credentials: { tenantId, clientId, clientSecret },
    config: coreDamConfig.parse({
      baseUrl: url,
      cssBaseUrl: `${url}/css`,
      tenantId,
      clientId,
      clientSecret: new Secret(clientSecret),
      // The demonstration publisher has declared that its licences hold for every channel and purpose.
      rightsWords: { channels: { kind: 'any' }, purposes: { kind: 'any' } },
    }),
    state,
    close: () => server.close(),
  }
}

/** Counts by the first two parts of the path: `GET /cms/instances`, `POST /cms/ft-query`. */
const counted =
  (state: CoreDamState): MiddlewareHandler =>
  async (c, next) => {
    const [, service, resource] = c.req.path.split('/')
    countRequest(state, `${c.req.method} /${service}/${resource}`)
    await next()
  }

/** The documented limit. How the real service counts is not: here, over the last 900 milliseconds. */
function limited(state: CoreDamState): MiddlewareHandler {
  const seen: number[] = []
  return async (c, next) => {
    const most = state.switches.requestsPerSecond
    const at = Date.now()
    while (seen[0] !== undefined && seen[0] <= at - 900) seen.shift()
    if (most !== null && seen.length >= most) {
      countRequest(state, 'answered 429')
      return fault(c, 429, 'Rate limit exceeded')
    }
    seen.push(at)
    return await next()
  }
}
