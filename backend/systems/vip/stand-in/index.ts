import { Hono } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret } from '#backend/config/secret.ts'
import {
  type RunningStandIn,
  serveOnLoopback,
  type StandInOptions,
} from '#backend/systems/stand-in.ts'
import { vipConfig, type VipConfig } from '../config.ts'
import { refuse, RestError } from './answers.ts'
import { callerOf, credentialsGate } from './callers.ts'
import { fileRoutes } from './routes-files.ts'
import { mediaRoutes } from './routes-media.ts'
import { siteRoutes } from './routes-site.ts'
import { seed } from './seed.ts'
import { emptyState, type VipState } from './state.ts'
import { territoryRoutes } from './territories.ts'

export type RunningVip = RunningStandIn<VipConfig> & { state: VipState }

/** A WordPress site with the must-use plugin. */
export async function start(options: StandInOptions): Promise<RunningVip> {
  const { latencyMs = 0, now = () => new Date() } = options
  const state = emptyState()
  seed(state, options.world)
  const caller = callerOf(state)
  let url = ''
  const root = (): string => url

  const rest = new Hono()
  rest.onError((cause, c) => refuse(c, cause))
  rest.notFound((c) => refuse(c, new RestError(404, 'rest_no_route')))
  rest.use(async (c, next) => {
    const operation = `${c.req.method} ${c.req.path.replaceAll(/\d{2,}/g, ':id')}`
    state.requests.set(operation, (state.requests.get(operation) ?? 0) + 1)
    await next()
  })
  rest.use(credentialsGate(state, caller))
  rest.route('/', siteRoutes(state, caller, root))
  rest.route('/', mediaRoutes(state, caller, now, root))
  rest.route('/', territoryRoutes(state, caller))

  /** Hands a request on under its route below the REST root. */
  const restAnswer = async (request: Request, route: string): Promise<Response> => {
    const at = new URL(request.url)
    at.pathname = route === '' ? '/' : route
    at.searchParams.delete('rest_route')
    return await rest.fetch(new Request(at, request))
  }
  const site = new Hono()
  site.use(async (_, next) => {
    if (latencyMs > 0) await sleep(latencyMs)
    await next()
  })
  site.all('/wp-json/*', (c) =>
    state.switches.prettyPermalinks
      ? restAnswer(c.req.raw, c.req.path.slice('/wp-json'.length).replace(/(.)\/$/, '$1'))
      : c.html('<h1>Not found</h1>', 404),
  )
  site.all('/', (c) => {
    const route = c.req.query('rest_route')
    return route === undefined
      ? c.html('<h1>Harbour Lane Publishing</h1>')
      : restAnswer(c.req.raw, route)
  })
  site.route('/', fileRoutes(state))

  const server = await serveOnLoopback(site, options.port)
  url = server.url
  const { username, applicationPassword } = state.credentials
  return {
    system: 'vip',
    url,
    credentials: { username, applicationPassword },
    config: vipConfig.parse({
      baseUrl: url,
      username,
      applicationPassword: new Secret(applicationPassword),
      // The demonstration publisher has declared that its licences hold for every channel and purpose.
      rightsWords: { channels: { kind: 'any' }, purposes: { kind: 'any' } },
    }),
    state,
    close: () => server.close(),
  }
}
