import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { Secret } from '#backend/config/secret.ts'
import { openKeeping } from '#backend/systems/stand-in-keeping.ts'
import {
  type RunningStandIn,
  serveOnLoopback,
  type StandInOptions,
} from '#backend/systems/stand-in.ts'
import { consonanceConfig, type ConsonanceConfig } from '../config.ts'
import { graphqlRoutes } from './graphql.ts'
import { imagePath, imageRoutes, shownImages } from './images.ts'
import { keepChanges, keptState } from './keeping.ts'
import { createProcessing } from './processing.ts'
import { restRoutes } from './rest.ts'
import { type ConsonanceState, type HeldResource, seedState, variants } from './state.ts'

export type RunningConsonance = RunningStandIn<ConsonanceConfig> & { state: ConsonanceState }

/** Consonance's GraphQL API, its REST product API and its public images, for two customer accounts. */
export async function start(options: StandInOptions): Promise<RunningConsonance> {
  const now = options.now ?? (() => new Date())
  // As documented: 32 letters and digits.
  const [key, otherCustomersKey] = [
    randomBytes(16).toString('hex'),
    randomBytes(16).toString('hex'),
  ]
  const clientId = options.world.client.id
  const keys = new Map([
    [key, clientId],
    [otherCustomersKey, clientId + 1],
  ])
  const state = seedState(options.world, keys, now())
  const { keepIn, world } = options
  const keeping = await openKeeping({ keepIn, system: 'consonance', world, schema: keptState })
  if (keeping) keepChanges(state, keeping)
  const processing = createProcessing(state, {
    fetch: options.fetch ?? fetch,
    files: keeping?.files ?? null,
  })
  let url = ''
  const imageUrl = (resource: HeldResource, style = 'jpg_rgb_original') =>
    resource.content && `${url}${imagePath(state, resource, style)}`

  const system = new Hono()
    .use(async (_context, next) => {
      await sleep(options.latencyMs ?? 0)
      await next()
      await keeping?.settled()
    })
    .route('/', graphqlRoutes({ state, processing, now, imageUrl: (held) => imageUrl(held) }))
    .route('/', restRoutes(state, imageUrl))
    .route('/', imageRoutes(state))
  const app = new Hono()
  for (const path of ['/graphql', '/api/*', '/images/*'])
    app.all(path, (context) => system.fetch(context.req.raw, context.env))
  const { pages } = options
  if (pages) app.all('*', (context) => pages.fetch(context.req.raw, context.env))

  const server = await serveOnLoopback(app, options.port)
  url = server.url
  processing.resume()
  return {
    system: 'consonance',
    url,
    credentials: { key, otherCustomersKey },
    config: consonanceConfig.parse({
      baseUrl: url,
      key: new Secret(key),
      resourceVariants: variants,
      resourceStatus: 'APPROVED',
      imageOrigins: [],
      requestsPerSecond: 50,
    }),
    state,
    images: (workId) => shownImages(state, workId),
    async close() {
      processing.close()
      await server.close()
      await keeping?.settled()
    },
  }
}
