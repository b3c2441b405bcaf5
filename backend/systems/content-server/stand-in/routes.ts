import type { Context } from 'hono'
import type { StoredContent } from './content.ts'
import { type Input, readInput } from './input.ts'
import { Fields } from './node-view.ts'
import type { ServerState, StoredUser } from './state.ts'
import type { StoredNode } from './stored-node.ts'

/** What every group of routes works on. */
export interface Server {
  state: ServerState
  keep(stream: AsyncIterable<Buffer>): Promise<StoredContent>
  now: () => Date
}

export interface ApiEnv {
  Variables: { user: StoredUser }
}

export const inputOf = (server: Server, context: Context): Promise<Input> =>
  readInput(context, (stream) => server.keep(stream))

/** The node that the address names, if this user may see it. */
export const nodeOf = (server: Server, context: Context<ApiEnv>): StoredNode =>
  server.state.visible(Number(context.req.param('id')), context.get('user'))

export const fieldsOf = (context: Context): Fields =>
  new Fields(context.req.queries('fields') ?? [])

/** The `links` member that every v2 answer has. */
export function linksOf(context: Context): Record<string, unknown> {
  const self = { body: '', content_type: '', method: context.req.method, name: '' }
  return { data: { self: { ...self, href: context.req.path } } }
}
