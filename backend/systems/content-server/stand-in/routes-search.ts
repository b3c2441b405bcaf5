import { type Context, Hono } from 'hono'
import { ApiError } from './api-error.ts'
import { textOf } from './input.ts'
import { propertiesOf } from './node-view.ts'
import { pageOf } from './paging.ts'
import { type ApiEnv, inputOf, linksOf, type Server } from './routes.ts'
import type { StoredNode } from './stored-node.ts'

type Condition = (node: StoredNode) => boolean

export function searchRoutes(server: Server): Hono<ApiEnv> {
  const { state, now } = server

  const search = async (context: Context<ApiEnv>) => {
    const input = await inputOf(server, context)
    const where = textOf(input.values.where)
    if (where === null) throw new ApiError(400, 'Argument "where" is required.')
    const conditions = parseQuery(server, where)
    const indexedUntil = now().getTime() - state.settings.indexDelayMs
    const found = [...state.nodes.values()].filter(
      (node) =>
        Date.parse(node.modifiedAt) <= indexedUntil &&
        state.canSee(node, context.get('user')) &&
        conditions.every((holds) => holds(node)),
    )
    const { entries, paging } = pageOf(found, input, state.settings)
    const results = entries.map(async (node) => ({
      data: { properties: await propertiesOf(state, node) },
    }))
    return context.json({
      collection: {
        paging: { ...paging, result_header_string: `${found.length} results` },
        searching: { cache_id: 1, result_title: 'Search Results' },
        sorting: {},
      },
      links: linksOf(context),
      results: await Promise.all(results),
    })
  }
  return new Hono<ApiEnv>().post('/v2/search', search).get('/v2/search', search)
}

/** Terms joined by AND: `OTSubType:`, `OTLocation:`, `OTName:`, words (`salt*`) and phrases. */
function parseQuery({ state }: Server, where: string): Condition[] {
  return where.split(/\s+AND\s+/).map((term): Condition => {
    const [, region, value = ''] = /^(OTSubType|OTLocation|OTName):(.+)$/.exec(term) ?? []
    if (region === 'OTSubType') return (node) => node.type === Number(value)
    if (region === 'OTLocation')
      return (node) => state.ancestors(node).some(({ id }) => id === Math.abs(Number(value)))
    const text = (region === 'OTName' ? value : term).replace(/^"(.*)"$/, '$1')
    if (!/^[\p{L}\p{N}\p{M} ]+\*?$/u.test(text)) throw new ApiError(400, 'The query is not valid.')
    return (node) => holdsWord(node, text)
  })
}

function holdsWord(node: StoredNode, text: string): boolean {
  const wanted = text.replace(/\*$/, '').toLowerCase()
  const words = [node.name, node.description, ...node.versions.map(({ fileName }) => fileName)]
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
  if (wanted.includes(' ')) return words.join(' ').includes(wanted)
  return words.some((word) => (text.endsWith('*') ? word.startsWith(wanted) : word === wanted))
}
