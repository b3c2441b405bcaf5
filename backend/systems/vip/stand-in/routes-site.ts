import { Hono } from 'hono'
import { listAnswer, RestError, withFields } from './answers.ts'
import type { Caller } from './callers.ts'
import { keyParameters, metaFields } from './plugin.ts'
import { packageBody } from './represent.ts'
import type { VipState } from './state.ts'

/** The site's index, its user and its packages. */
export function siteRoutes(state: VipState, caller: Caller, root: () => string): Hono {
  const routes = new Hono()

  routes.get('/', (c) => {
    const { plugin } = state.switches
    const queries = ['page', 'per_page', 'search', ...(plugin ? keyParameters : [])]
    return c.json({
      name: 'Harbour Lane Publishing',
      url: root(),
      namespaces: ['oembed/1.0', 'wp/v2'],
      authentication: {
        'application-passwords': {
          endpoints: { authorization: `${root()}/wp-admin/authorize-application.php` },
        },
      },
      routes: {
        '/wp/v2/media': {
          endpoints: [
            { methods: ['GET'], args: Object.fromEntries(queries.map((name) => [name, {}])) },
            {
              methods: ['POST'],
              args: {
                title: {},
                meta: { type: 'object', properties: plugin ? metaFields : [] },
              },
            },
          ],
        },
        ...(plugin
          ? { '/wp/v2/title-packages': { endpoints: [{ methods: ['GET'], args: [] }] } }
          : {}),
      },
    })
  })

  routes.get('/wp/v2/users/me', (c) => {
    if (!caller(c)) throw new RestError(401, 'rest_not_logged_in')
    const editor = state.switches.role === 'editor'
    return c.json(
      withFields(c, {
        id: 2,
        name: state.credentials.username,
        roles: [state.switches.role],
        capabilities: {
          upload_files: true,
          edit_posts: true,
          ...(editor ? { edit_others_posts: true } : {}),
        },
      }),
    )
  })
  routes.get('/wp/v2/users/me/application-passwords/introspect', (c) => {
    if (!caller(c)) throw new RestError(401, 'rest_not_logged_in')
    return c.json({ uuid: '9f8e7d6c-0000-4000-8000-000000000001', name: 'Slipcase' })
  })

  routes.get('/wp/v2/title-packages', (c) => {
    const isUser = caller(c)
    const statuses = c.req.query('status')?.split(',') ?? ['publish']
    return listAnswer(
      c,
      [...state.packages.values()].filter((held) => statuses.includes(held.status)),
      (held) => isUser || held.status === 'publish',
      (held) => packageBody(c, held, state, root()),
    )
  })
  routes.get('/wp/v2/title-packages/:id{\\d+}', (c) => {
    const held = state.packages.get(Number(c.req.param('id')))
    if (!held) throw new RestError(404, 'rest_post_invalid_id')
    if (held.status !== 'publish' && !caller(c)) throw new RestError(401, 'rest_forbidden')
    return c.json(withFields(c, packageBody(c, held, state, root())))
  })
  return routes
}
