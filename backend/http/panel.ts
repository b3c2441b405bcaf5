import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { open, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'

const why = 'the panel is program text; data need a sign-in'

/** The hosted panel, which only listed origins may frame. */
export function panelRoutes({ panelFolder, frameAncestors }: HttpParts) {
  const files = serveStatic<AppEnv>({
    root: panelFolder,
    rewriteRequestPath: (path) => path.replace(/^\/panel/, ''),
  })
  return new Hono<AppEnv>()
    .use('*', (c, next) =>
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          formAction: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: frameAncestors().length > 0 ? frameAncestors() : ["'none'"],
        },
        xFrameOptions: false,
        crossOriginResourcePolicy: 'same-origin',
      })(c, next),
    )
    .get('/', open(why), files)
    .get(
      '/*',
      open(why),
      async (c, next) => {
        await next()
        // Built files carry a hash of their content in their names; the page itself must be asked for again.
        c.header(
          'cache-control',
          c.req.path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
      files,
    )
}
