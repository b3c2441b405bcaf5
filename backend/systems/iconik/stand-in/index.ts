import { Hono } from 'hono'
import { Secret } from '#backend/config/secret.ts'
import { serveOnLoopback, type RunningStandIn, type StandInOptions } from '../../stand-in.ts'
import { iconikConfig, type IconikConfig } from '../config.ts'
import { access } from './access.ts'
import { approvalRoutes } from './routes-approvals.ts'
import { assetRoutes } from './routes-assets.ts'
import { fileRoutes } from './routes-files.ts'
import { metadataRoutes } from './routes-metadata.ts'
import { searchRoutes } from './routes-search.ts'
import { seed } from './seed.ts'
import type { IconikState } from './state.ts'
import { createStorage } from './storage.ts'

/** Speaks iconik's API on one loopback address and serves bytes, by signed addresses, on another. */
export async function start({
  world,
  port,
  now = () => new Date(),
  latencyMs = 0,
}: StandInOptions): Promise<RunningStandIn<IconikConfig> & { state: IconikState }> {
  const state = seed(world)
  let storageUrl = ''
  const storage = createStorage(state, { now, latencyMs, url: () => storageUrl })
  const served = await serveOnLoopback(storage.app)
  storageUrl = served.url

  // Paths end in a slash, and production clients call them without one too.
  const app = new Hono({ strict: false })
  app.use('/API/*', access(state, latencyMs))
  for (const routes of [
    assetRoutes(state, now),
    approvalRoutes(state, now),
    metadataRoutes(state, now),
    fileRoutes(state, storage, now),
    searchRoutes(state, storage),
  ])
    app.route('/API', routes)
  app.notFound((context) => context.json({ errors: ['Not found'] }, 404))
  const api = await serveOnLoopback(app, port)

  return {
    system: 'iconik',
    url: api.url,
    credentials: { appId: state.appId, authToken: state.token },
    config: iconikConfig.parse({
      baseUrl: api.url,
      contentOrigins: [storageUrl],
      appId: state.appId,
      authToken: new Secret(state.token),
      metadataView: state.viewId,
      // The demonstration publisher's declaration: a cleared asset is cleared for every use.
      rightsWords: { channels: { kind: 'any' }, purposes: { kind: 'any' } },
    }),
    state,
    async close() {
      await Promise.all([api.close(), served.close()])
    },
  }
}
