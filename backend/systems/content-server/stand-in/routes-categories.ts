import { type Context, Hono } from 'hono'
import { ApiError } from './api-error.ts'
import { requireFreshToken, writeValues } from './category-values.ts'
import { requiredWhole } from './input.ts'
import { categoryToken } from './node-view.ts'
import { type ApiEnv, inputOf, linksOf, nodeOf, type Server } from './routes.ts'

export function categoryRoutes(server: Server): Hono<ApiEnv> {
  const { state } = server

  /** The values among the input: form calls bring other fields along. */
  const valuesOf = (category: number, input: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(input)
        .filter(([key]) => key.startsWith(`${category}_`))
        .map(([key, value]) => [key, parsedToken(key, category, value)]),
    )

  const metadataOf = (category: number) => {
    const definition = state.categories.get(category)
    const attributes = definition?.attributes.map(({ number, name, type, multiple }) => [
      `${category}_${number}`,
      { name, type_name: type, persona: '', required: false, multi_value: multiple },
    ])
    return {
      [category]: { name: definition?.name ?? '', persona: 'category' },
      ...Object.fromEntries(attributes ?? []),
    }
  }

  const change = async (context: Context<ApiEnv>) => {
    const node = nodeOf(server, context)
    const category = Number(context.req.param('category'))
    if (!node.categories.has(category))
      throw new ApiError(400, `Category ${category} is not on node ${node.id}.`)
    state.requireChangeable(node)
    const { values } = await inputOf(server, context)
    const given = valuesOf(category, values)
    requireFreshToken(node, category, given[`${category}_1`])
    writeValues(state, node, category, given)
    const token = { [`${category}_1`]: { metadata_token: categoryToken(node) } }
    return context.json({ links: linksOf(context), results: { state: { categories: token } } })
  }

  const one = (context: Context<ApiEnv>) => {
    const category = Number(context.req.param('category'))
    const categories = nodeOf(server, context).categories.get(category)
    if (!categories) throw new ApiError(400, `Category ${category} is not on the node.`)
    return context.json({ links: linksOf(context), results: { data: { categories } } })
  }

  return new Hono<ApiEnv>()
    .get('/v2/nodes/:id/categories', (context) => {
      const withMetadata = context.req.query('metadata') !== undefined
      const results = [...nodeOf(server, context).categories].map(([category, categories]) => ({
        data: { categories },
        ...(withMetadata
          ? {
              metadata: { categories: metadataOf(category) },
              metadata_order: { categories: [String(category)] },
            }
          : {}),
      }))
      return context.json({ links: linksOf(context), results })
    })
    .post('/v2/nodes/:id/categories', async (context) => {
      const node = nodeOf(server, context)
      state.requireChangeable(node)
      const { values } = await inputOf(server, context)
      const category = requiredWhole(values, 'category_id')
      if (node.categories.has(category))
        throw new ApiError(400, `Category ${category} already exists on node ${node.id}.`)
      writeValues(state, node, category, valuesOf(category, values))
      return context.json({ links: linksOf(context), results: {} })
    })
    .get('/v2/nodes/:id/categories/:category', one)
    .get('/v2/nodes/:id/categories/:category/', one)
    .put('/v2/nodes/:id/categories/:category', change)
    .put('/v2/nodes/:id/categories/:category/', change)
    .delete('/v2/nodes/:id/categories/:category', (context) => {
      const node = nodeOf(server, context)
      state.requireChangeable(node)
      if (!node.categories.delete(Number(context.req.param('category'))))
        throw new ApiError(400, `The category is not on node ${node.id}.`)
      node.categoryChanges += 1
      state.markChanged(node)
      return context.json({ links: linksOf(context), results: {} })
    })
    .get('/v1/forms/nodes/categories/create', async (context) => {
      const { values } = await inputOf(server, context)
      state.visible(requiredWhole(values, 'id'), context.get('user'))
      const category = requiredWhole(values, 'category_id')
      const definition = state.categories.get(category)
      if (!definition) throw new ApiError(400, `Category ${category} does not exist.`)
      const fields = definition.attributes.map((attribute) => ({
        key: `${category}_${attribute.number}`,
        ...attribute,
      }))
      const by = <T>(value: (field: (typeof fields)[number]) => T) =>
        Object.fromEntries(fields.map((field) => [field.key, value(field)]))
      return context.json({
        forms: [
          {
            data: by(({ multiple }) => (multiple ? [null] : null)),
            options: { fields: by(({ name }) => ({ label: name, hidden: false })) },
            schema: {
              properties: by(({ multiple }) => ({ type: multiple ? 'array' : 'string' })),
              title: definition.name,
              type: 'object',
            },
          },
        ],
      })
    })
}

function parsedToken(key: string, category: number, value: unknown): unknown {
  return key === `${category}_1` && typeof value === 'string' && value !== ''
    ? (JSON.parse(value) as unknown)
    : value
}
