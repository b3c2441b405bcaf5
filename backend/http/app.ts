import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestId } from 'hono/request-id'
import type { Logger } from 'pino'
import { assertEveryRouteDeclares, open, type AppEnv } from './declare.ts'
import { eventRoutes } from './events.ts'
import { panelRoutes } from './panel.ts'
import type { HttpParts } from './parts.ts'
import { planRoutes } from './plans.ts'
import { answerProblem, isForeseen, Refusal } from './problems.ts'
import { publishedRoutes } from './published.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './session.ts'
import { spoolRoutes } from './spool.ts'
import { thumbnailRoutes } from './thumbnails.ts'
import { titleRoutes } from './titles.ts'

const mostJsonBytes = 1024 * 1024

/** The routes that the panel calls, typed for its client. */
const routes = (parts: HttpParts) =>
  new Hono<AppEnv>()
    .get('/health', open('it says only that we are here'), (c) =>
      c.json({ name: 'slipcase' as const, sandbox: parts.sandbox !== null }),
    )
    .route('/session', sessionRoutes(parts))
    .route('/titles', titleRoutes(parts))
    .route('/plans', planRoutes(parts))
    .route('/runs', runRoutes(parts))
    .route('/spool', spoolRoutes(parts))
    .route('/events', eventRoutes(parts))

export type AppType = ReturnType<typeof routes>

/** The whole application. Throws when a route does not declare who may use it. */
export function createApp(parts: HttpParts, log: Logger): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
    .use(requestId())
    .use(async (c, next) => {
      const startedAt = performance.now()
      await next()
      // The path alone: query strings and addresses under /published and /thumbnails may hold secrets.
      const path = c.req.path.replace(/^\/(published|thumbnails)\/.*/, '/$1/…')
      log.info(
        {
          requestId: c.get('requestId'),
          method: c.req.method,
          path,
          status: c.res.status,
          ms: Math.round(performance.now() - startedAt),
        },
        'request',
      )
    })
    .use('/plans/*', bodyLimit({ maxSize: mostJsonBytes, onError: tooLarge }))
    .use('/runs/*', bodyLimit({ maxSize: mostJsonBytes, onError: tooLarge }))
    .use('/titles/*', bodyLimit({ maxSize: mostJsonBytes, onError: tooLarge }))
    .use('/session/*', bodyLimit({ maxSize: mostJsonBytes, onError: tooLarge }))
    .route('/', routes(parts))
    .route('/thumbnails', thumbnailRoutes(parts))
    .route('/published', publishedRoutes(parts))
    .route('/panel', panelRoutes(parts))
  app.get('/', open('it leads to the panel'), (c) => c.redirect('/panel/'))
  app.notFound((c) =>
    answerProblem(
      c,
      new Refusal(404, 'not-found', 'There is nothing at this address.', null),
      c.get('requestId') ?? '',
    ),
  )
  app.onError((error, c) => {
    const id = c.get('requestId') ?? ''
    if (!isForeseen(error)) log.error({ requestId: id, err: error }, 'unexpected failure')
    return answerProblem(c, error, id)
  })
  assertEveryRouteDeclares(app)
  return app
}

function tooLarge(): never {
  throw new Refusal(
    413,
    'body-too-large',
    `The request is larger than ${mostJsonBytes} bytes.`,
    'Choose fewer things at once.',
  )
}
