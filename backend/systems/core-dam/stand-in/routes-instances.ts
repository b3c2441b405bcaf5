import { type Context, Hono } from 'hono'
import { parseFilter, valuesOf } from './filter.ts'
import { hal, pageAnswer, Refusal } from './hal.ts'
import { extendsType, types } from './model.ts'
import { type Addresses, instanceBody, renditionBody } from './represent.ts'
import { type CoreDamState, freshId, type StoredInstance } from './state.ts'
import { readFields, write } from './write-instance.ts'

export const itself = '/instances/:category/:type/:id'

/** The instance that the path names: its type may be the path's or extend it. */
export function instanceAt(c: Context, state: CoreDamState): StoredInstance {
  const found = state.instances.get(c.req.param('id') ?? '')
  if (
    !found ||
    found.category !== c.req.param('category') ||
    !extendsType(found.type, c.req.param('type') ?? '')
  )
    throw new Refusal(404, `Instance ${c.req.param('id')} does not exist`)
  return found
}

/** Lists, single instances, renditions and versions. */
export function instanceRoutes(
  state: CoreDamState,
  now: () => Date,
  addresses: () => Addresses,
): Hono {
  const routes = new Hono()
  const body = (instance: StoredInstance) => instanceBody(instance, state, addresses())

  routes.get('/instances/:category/:type', (c) => {
    const { category, type } = c.req.param()
    if (!types.some((one) => one.system_name === type && one.category === category))
      throw new Refusal(404, `Type definition ${type} does not exist`)
    const filter = c.req.query('filter')
    const wanted = filter === undefined ? () => true : parseFilter(filter)
    const rows = [...state.instances.values()].filter(
      (one) => one.category === category && extendsType(one.type, type) && wanted(one),
    )
    return pageAnswer(c, state, sorted(rows, c.req.query('sortby')), body)
  })

  routes.post('/instances/:category/:type', async (c) => {
    const { category, type } = c.req.param()
    const known = types.find((one) => one.system_name === type && one.category === category)
    if (!known || known.category === 'object')
      throw new Refusal(404, `Type definition ${type} does not exist`)
    const wanted = readFields(await jsonOf(c))
    if (!wanted.name) throw new Refusal(400, 'The parameter name is mandatory')
    const at = now().toISOString()
    const id = freshId()
    const created: StoredInstance = {
      id,
      name: wanted.name,
      displayName: wanted.display_name ?? wanted.name,
      category: known.category,
      type,
      parentId: null,
      linkedParents: [],
      aclId: 'acl-draft',
      createTime: at,
      updateTime: at,
      etag: 1,
      versionNo: 1,
      latest: true,
      series: id,
      properties: {},
      traits: {},
      renditions: [],
      indexedAt: Date.now() + state.switches.indexDelayMs,
    }
    write(created, wanted, state, 'full')
    state.instances.set(id, created)
    return hal(c, await body(created), 201)
  })

  routes.get(itself, async (c) => hal(c, await body(instanceAt(c, state))))
  routes.on(['PATCH', 'PUT'], itself, async (c) => {
    const instance = instanceAt(c, state)
    write(instance, readFields(await jsonOf(c)), state, c.req.method === 'PUT' ? 'full' : 'partial')
    touch(instance, state, now())
    return hal(c, await body(instance))
  })
  routes.delete(itself, (c) => {
    state.instances.delete(instanceAt(c, state).id)
    return c.body(null, 204)
  })

  routes.get(`${itself}/contents`, (c) =>
    pageAnswer(c, state, instanceAt(c, state).renditions, (one) =>
      renditionBody(one, state, addresses()),
    ),
  )

  routes.post(`${itself}/nextVersion`, async (c) => {
    const from = instanceAt(c, state)
    if (!from.latest) throw new Refusal(409, 'Only the latest version can be followed by another')
    const next = structuredClone(from)
    next.id = freshId()
    next.versionNo = from.versionNo + 1
    write(next, readFields(await jsonOf(c)), state, 'partial')
    touch(next, state, now())
    from.latest = false
    state.instances.set(next.id, next)
    return hal(c, await body(next), 201)
  })
  return routes
}

export function touch(instance: StoredInstance, state: CoreDamState, at: Date): void {
  instance.updateTime = at.toISOString()
  instance.etag += 1
  instance.indexedAt = Date.now() + state.switches.indexDelayMs
}

export async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new Refusal(400, 'The request body is not JSON')
  }
}

/** @example sorted(rows, 'create_time desc') */
function sorted(rows: StoredInstance[], by: string | undefined): StoredInstance[] {
  if (by === undefined) return rows
  const [name = '', direction = 'asc'] = by.split(' ')
  const sign = direction === 'desc' ? -1 : 1
  const key = (one: StoredInstance): string => valuesOf(one, name)[0] ?? ''
  return rows.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0))
}
