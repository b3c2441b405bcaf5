import { type Context, Hono } from 'hono'
import { ApiError, nameTaken } from './api-error.ts'
import { applyCategories } from './category-values.ts'
import { listOf, recordOf, requiredWhole, textOf, wholeOf } from './input.ts'
import { nodeView, propertiesOf } from './node-view.ts'
import { pageOf } from './paging.ts'
import { classify } from './routes-records.ts'
import { type ApiEnv, fieldsOf, inputOf, linksOf, nodeOf, type Server } from './routes.ts'
import { isContainer, type StoredNode } from './stored-node.ts'

export function nodeRoutes(server: Server): Hono<ApiEnv> {
  const { state } = server
  const views = (context: Context, nodes: StoredNode[]) =>
    Promise.all(nodes.map((node) => nodeView(state, node, fieldsOf(context))))

  async function childrenOf(context: Context<ApiEnv>) {
    const parent = nodeOf(server, context)
    const input = await inputOf(server, context)
    const name = textOf(input.values.where_name)?.toLowerCase() ?? ''
    const types = listOf(input.values.where_type).map(wholeOf)
    const found = state
      .childrenOf(parent.id)
      .filter((node) => state.canSee(node, context.get('user')))
      .filter((node) => node.name.toLowerCase().includes(name))
      .filter((node) => types.length === 0 || types.some((type) => isOfType(node, type)))
      .sort(order(textOf(input.values.sort) ?? 'asc_name'))
    return pageOf(found, input, state.settings)
  }

  return new Hono<ApiEnv>()
    .post('/v2/nodes/list', async (context) => {
      const { values } = await inputOf(server, context)
      const ids = listOf(values.ids).map(wholeOf)
      if (ids.length > 250) throw new ApiError(400, 'At most 250 ids are allowed.')
      const nodes = ids
        .flatMap((id) => state.nodes.get(Math.abs(id ?? 0)) ?? [])
        .filter((node) => state.canSee(node, context.get('user')))
      return context.json({
        collection: {},
        links: linksOf(context),
        results: await views(context, nodes),
      })
    })
    .post('/v2/nodes', async (context) => {
      const { values, file } = await inputOf(server, context)
      const parent = state.visible(requiredWhole(values, 'parent_id'), context.get('user'))
      const type = requiredWhole(values, 'type')
      if (!isContainer(parent)) throw new ApiError(500, 'The parent is not a container.')
      if (type === 144 && !file) throw new ApiError(400, 'Argument "file" is required.')
      const node = state.add({
        name: textOf(values.name) ?? file?.name ?? '',
        type,
        parentId: parent.id,
        description: textOf(values.description) ?? '',
        originalId: wholeOf(values.original_id),
      })
      if (file) {
        const { mediaType, content, name: fileName } = file
        state.addVersion(node, { fileName, mediaType, content })
      }
      const roles = recordOf(values.roles)
      try {
        applyCategories(state, node, recordOf(roles.categories))
      } catch (cause) {
        state.remove(node)
        throw cause
      }
      const record = recordOf(roles.rmclassifications)
      const classId = wholeOf(listOf(record.rmclassification_id)[0])
      if (classId !== null) classify(server, node, classId, record)
      return context.json({
        links: linksOf(context),
        results: { data: { properties: await propertiesOf(state, node) } },
      })
    })
    .get('/v2/nodes/:id/nodes', async (context) => {
      const { entries, paging } = await childrenOf(context)
      return context.json({
        collection: {
          paging: { ...paging, links: {} },
          sorting: { sort: [{ key: 'sort', value: context.req.query('sort') ?? 'asc_name' }] },
        },
        links: linksOf(context),
        results: await views(context, entries),
      })
    })
    .get('/v1/nodes/:id/nodes', async (context) => {
      const { entries, paging } = await childrenOf(context)
      const data = await Promise.all(entries.map((node) => propertiesOf(state, node)))
      return context.json({ data, definitions: {}, definitions_order: [], ...paging })
    })
    .get('/v2/nodes/:id/properties', async (context) => {
      const properties = await propertiesOf(state, nodeOf(server, context))
      return context.json({ links: linksOf(context), results: { data: { properties } } })
    })
    .get('/v2/nodes/:id', async (context) => {
      const withState = context.req.query('state') !== undefined
      const results = await nodeView(state, nodeOf(server, context), fieldsOf(context), withState)
      return context.json({ links: linksOf(context), results })
    })
    .put('/v2/nodes/:id', async (context) => {
      const node = nodeOf(server, context)
      state.requireChangeable(node)
      const { values } = await inputOf(server, context)
      const name = textOf(values.name)
      const parentId = wholeOf(values.parent_id)
      const parent = parentId === null ? node.parentId : Math.abs(parentId)
      const clash = state.childNamed(parent, name ?? node.name)
      if (clash && clash !== node) throw nameTaken(name ?? node.name)
      node.parentId = parent
      node.name = name ?? node.name
      node.description = textOf(values.description) ?? node.description
      state.touch(node)
      return context.json({ links: linksOf(context), results: {} })
    })
    .delete('/v2/nodes/:id', (context) => {
      const node = nodeOf(server, context)
      state.requireChangeable(node)
      const below = (parent: StoredNode): StoredNode[] =>
        state.childrenOf(parent.id).flatMap((child) => [child, ...below(child)])
      for (const gone of [node, ...below(node)]) state.remove(gone)
      return context.json({ links: linksOf(context), results: {} })
    })
    .get('/v1/nodes/:id/ancestors', (context) => {
      const node = nodeOf(server, context)
      const ancestors = [...state.ancestors(node).reverse(), node].map((above) => ({
        id: above.id,
        name: above.name,
        parent_id: above.parentId,
        type: above.type,
      }))
      return context.json({ ancestors })
    })
    .post('/v1/validation/nodes/names', async (context) => {
      const { values } = await inputOf(server, context)
      const parent = state.visible(requiredWhole(values, 'parent_id'), context.get('user'))
      const clashes = listOf(values.names).flatMap((name) => {
        const clash = state.childNamed(parent.id, textOf(name) ?? '')
        return clash ? [{ id: clash.id, name: clash.name }] : []
      })
      return context.json({ links: linksOf(context), results: clashes })
    })
}

/** -1 containers, -3 everything else, otherwise the subtype. */
function isOfType(node: StoredNode, type: number | null): boolean {
  if (type === -1) return isContainer(node)
  if (type === -3) return !isContainer(node)
  return node.type === type
}

function order(sort: string): (a: StoredNode, b: StoredNode) => number {
  const [direction, ...field] = sort.split('_')
  const sign = direction === 'desc' ? -1 : 1
  const key = (node: StoredNode) =>
    field.join('_') === 'modify_date' ? node.modifiedAt : node.name.toLowerCase()
  return (a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id - b.id)
}
