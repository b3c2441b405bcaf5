import { Hono } from 'hono'
import { z } from 'zod'
import { parseFilter } from './filter.ts'
import { hal, pageAnswer, Refusal } from './hal.ts'
import { accessLists } from './model.ts'
import { type Addresses, instanceBody } from './represent.ts'
import { instanceAt, itself, jsonOf, touch } from './routes-instances.ts'
import type { CoreDamState, StoredInstance } from './state.ts'

const named = z.object({ id: z.string() })
const linked = z.object({ href: z.string() })

/** Where an instance lies and who may see it: parents, linked parents, folder items, access lists. */
export function placeRoutes(
  state: CoreDamState,
  now: () => Date,
  addresses: () => Addresses,
): Hono {
  const routes = new Hono()
  const body = (instance: StoredInstance) => instanceBody(instance, state, addresses())
  const folder = (id: string | null): StoredInstance => {
    const found = state.instances.get(id ?? '')
    if (found?.category !== 'folder') throw new Refusal(404, `Folder ${id} does not exist`)
    return found
  }
  const parsed = <Value>(schema: z.ZodType<Value>, value: unknown): Value => {
    const result = schema.safeParse(value)
    if (!result.success) throw new Refusal(400, 'Invalid request body')
    return result.data
  }

  routes.get('/instances/folder/:type/:id/items', (c) => {
    const { id } = folder(c.req.param('id'))
    const filter = c.req.query('filter')
    const wanted = filter === undefined ? () => true : parseFilter(filter)
    const rows = [...state.instances.values()].filter(
      (one) => (one.parentId === id || one.linkedParents.includes(id)) && wanted(one),
    )
    return pageAnswer(c, state, rows, body)
  })

  routes.get(`${itself}/parent`, async (c) =>
    hal(c, await body(folder(instanceAt(c, state).parentId))),
  )
  routes.put(`${itself}/parent`, async (c) => {
    const instance = instanceAt(c, state)
    instance.parentId = folder(parsed(named, await jsonOf(c)).id).id
    touch(instance, state, now())
    return hal(c, await body(instance))
  })

  routes.post(`${itself}/linked-parents`, async (c) => {
    const instance = instanceAt(c, state)
    const { href } = parsed(linked, await jsonOf(c))
    const { id } = folder(/^\/instances\/folder\/[^/]+\/([^/]+)$/.exec(href)?.[1] ?? null)
    if (instance.parentId === id || instance.linkedParents.includes(id))
      throw new Refusal(409, 'The instance is in that folder already')
    instance.linkedParents.push(id)
    touch(instance, state, now())
    return hal(c, await body(instance), 201)
  })
  routes.delete(`${itself}/linked-parents/:folder`, (c) => {
    const instance = instanceAt(c, state)
    const at = instance.linkedParents.indexOf(c.req.param('folder'))
    if (at === -1) throw new Refusal(404, 'The instance is not linked to that folder')
    instance.linkedParents.splice(at, 1)
    touch(instance, state, now())
    return c.body(null, 204)
  })

  routes.get(`${itself}/acl`, (c) => {
    const { aclId } = instanceAt(c, state)
    return hal(
      c,
      accessLists.find((list) => list.id === aclId),
    )
  })
  routes.put(`${itself}/acl`, async (c) => {
    const instance = instanceAt(c, state)
    const { id } = parsed(named, await jsonOf(c))
    const list = accessLists.find((one) => one.id === id)
    if (!list) throw new Refusal(400, `ACL ${id} does not exist`)
    instance.aclId = id
    touch(instance, state, now())
    return hal(c, list)
  })
  return routes
}
