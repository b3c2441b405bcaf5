import { Hono } from 'hono'
import { z } from 'zod'
import { parseQuery } from './full-text.ts'
import { pageAnswer, Refusal } from './hal.ts'
import { extendsType } from './model.ts'
import { type Addresses, instanceBody } from './represent.ts'
import { jsonOf } from './routes-instances.ts'
import type { CoreDamState } from './state.ts'

const texts = z.array(z.string()).default([])
const vals = z.object({ q: texts, fq: texts, type: texts, folderId: texts })
/** The form with lists that Solr knows, and the short form. */
const query = z.union([
  z.object({ vals }).transform((asked) => asked.vals),
  z
    .object({ query: z.string(), type: z.string().optional() })
    .transform((asked): z.infer<typeof vals> => ({
      q: [asked.query],
      fq: [],
      type: asked.type ? [asked.type] : [],
      folderId: [],
    })),
])

/** Full-text search. What was written lately is not found before the index knows it. */
export function searchRoutes(state: CoreDamState, addresses: () => Addresses): Hono {
  const routes = new Hono()
  routes.post('/ft-query', async (c) => {
    if (!state.switches.ftSearchEnabled) throw new Refusal(400, 'Full text search is not enabled')
    const asked = query.safeParse(await jsonOf(c))
    if (!asked.success) throw new Refusal(400, 'Invalid query')
    const { q, fq, type, folderId } = asked.data
    const conditions = [...q, ...fq].filter((text) => text.trim() !== '').map(parseQuery)
    const rows = [...state.instances.values()].filter(
      (one) =>
        one.indexedAt <= Date.now() &&
        (type.length === 0 || type.some((name) => extendsType(one.type, name))) &&
        (folderId.length === 0 || folderId.includes(one.parentId ?? '')) &&
        conditions.every((condition) => condition(one)),
    )
    return await pageAnswer(c, state, rows, (one) => instanceBody(one, state, addresses()))
  })
  return routes
}
