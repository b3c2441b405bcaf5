import { Hono } from 'hono'
import { html } from 'hono/html'
import { setTimeout as sleep } from 'node:timers/promises'
import { Secret } from '#backend/config/secret.ts'
import { type RunningStandIn, serveOnLoopback, type StandInOptions } from '../../stand-in.ts'
import { type OtmmConfig, otmmConfig } from '../config.ts'
import { createAccounts, serviceLogin } from './accounts.ts'
import { exception } from './answers.ts'
import { guard, refuseRawBrackets } from './guard.ts'
import { assetRoutes } from './routes-assets.ts'
import { folderRoutes, lookupRoutes } from './routes-folders.ts'
import { otdsRoutes } from './routes-otds.ts'
import { searchRoutes } from './routes-search.ts'
import { sessionRoutes } from './routes-sessions.ts'
import { writeRoutes } from './routes-writes.ts'
import { seedAssets, seedFolders } from './seed.ts'
import { basePath, createSwitches, type OtmmState } from './state.ts'

/** A server that speaks OTMM's wire protocol, and OTDS's beside it; its data live in memory. */
export async function start(
  options: StandInOptions,
): Promise<RunningStandIn<OtmmConfig> & { state: OtmmState }> {
  const state: OtmmState = {
    assets: seedAssets(options.world),
    folders: seedFolders(options.world),
    accounts: createAccounts(),
    switches: createSwitches(),
    requests: {},
    now: options.now ?? (() => new Date()),
  }
  const { accounts } = state
  const server = await serveOnLoopback(appOf(state, options.latencyMs ?? 0), options.port)
  const password = accounts.passwords.get(serviceLogin) ?? ''
  return {
    system: 'otmm',
    url: server.url,
    credentials: {
      username: serviceLogin,
      password,
      clientId: accounts.clientId,
      clientSecret: accounts.clientSecret,
      otdsResourceId: accounts.resourceId,
    },
    config: otmmConfig.parse({
      baseUrl: server.url,
      signIn: { kind: 'session', username: serviceLogin, password: new Secret(password) },
      requestsPerSecond: 200,
      assetPage: `${server.url}/otmm/ux-html/?asset={version}`,
      // the demonstration publisher's declaration about its licences
      licences: { channels: 'any', purposes: 'any', exhaustive: true },
    }),
    state,
    close: () => server.close(),
  }
}

function appOf(state: OtmmState, latencyMs: number): Hono {
  const api = new Hono()
    .route('/', sessionRoutes(state))
    .use(guard(state))
    .route('/', searchRoutes(state))
    .route('/', assetRoutes(state))
    .route('/', writeRoutes(state))
    .route('/', folderRoutes(state))
    .route('/', lookupRoutes(state))
  return new Hono()
    .use(async (c, next) => {
      const operation = operationOf(c.req.method, c.req.path)
      state.requests[operation] = (state.requests[operation] ?? 0) + 1
      if (latencyMs > 0) await sleep(latencyMs)
      await next()
    })
    .use(refuseRawBrackets(state))
    .route(basePath, api)
    .route('/otdsws', otdsRoutes(state))
    .get('/otmm/ux-html/', (c) => {
      const asset = state.assets.find((one) => one.assetId === c.req.query('asset'))
      return c.html(
        html`<!doctype html>
          <html lang="en">
            <title>OTMM stand-in</title>
            <h1>${asset?.name ?? 'OTMM stand-in'}</h1>
            <p>In a real OTMM this is the asset's page.</p>
          </html>`,
      )
    })
    .notFound((c) => exception(c, 404, 'There is no such resource'))
}

/** A name for counting: `search`, `asset`, `contents` …; signing in is told apart from the rest. */
function operationOf(method: string, path: string): string {
  if (path.startsWith('/otdsws')) return 'otds'
  const [resource = '', , part] = path.slice(basePath.length + 1).split('/')
  if (resource === 'sessions') return method === 'DELETE' ? 'sign-out' : 'sign-in'
  if (resource === 'assets') return part ?? (path.endsWith('/assets') ? 'assets' : 'asset')
  return resource
}
