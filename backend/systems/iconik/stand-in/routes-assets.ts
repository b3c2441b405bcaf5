import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { needs } from './access.ts'
import { later, pages, refusal } from './envelopes.ts'
import { assetObject, versionObject } from './objects.ts'
import { latest, written, type IconikState } from './state.ts'

const change = z.looseObject({ title: z.string().optional(), external_id: z.string().nullish() })
const newVersion = z.looseObject({ copy_metadata: z.boolean().optional() })
const newEntry = z.looseObject({ operation_type: z.string(), operation_description: z.string() })

export function assetRoutes(state: IconikState, now: () => Date): Hono {
  const app = new Hono()
  const readable = needs(state, 'can_read_assets')

  app.get('/assets/v1/assets', readable, (context) => {
    const externalId = context.req.query('external_id')
    const found = [...state.assets.values()].filter(
      (asset) => externalId === undefined || asset.externalId === externalId,
    )
    return pages(context, found, assetObject)
  })

  // A deleted asset is in the recycle bin and can still be read.
  app.get('/assets/v1/assets/:id', readable, (context) => {
    const asset = state.assets.get(context.req.param('id'))
    return asset ? context.json(assetObject(asset)) : refusal(context, 404, 'Asset does not exist')
  })

  app.patch('/assets/v1/assets/:id', async (context) => {
    const asset = state.assets.get(context.req.param('id'))
    if (!asset) return refusal(context, 404, 'Asset does not exist')
    const parsed = change.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) return context.json({ errors: { title: 'Not a valid string.' } }, 400)
    asset.title = parsed.data.title ?? asset.title
    if (parsed.data.external_id !== undefined) asset.externalId = parsed.data.external_id
    asset.modifiedAt = written(now())
    return context.json(assetObject(asset))
  })

  app.delete('/assets/v1/assets/:id', (context) => {
    const asset = state.assets.get(context.req.param('id'))
    if (!asset) return refusal(context, 404, 'Asset does not exist')
    asset.status = 'DELETED'
    return context.body(null, 204)
  })

  app.post('/assets/v1/assets/:id/versions', async (context) => {
    const asset = state.assets.get(context.req.param('id'))
    if (!asset) return refusal(context, 404, 'Asset does not exist')
    const asked = newVersion.safeParse(await context.req.json().catch(() => ({})))
    const before = latest(asset)
    const copies = asked.success && asked.data.copy_metadata
    asset.versions.push({
      ...before,
      id: randomUUID(),
      number: before.number + 1,
      createdAt: written(now()),
      metadata: copies ? structuredClone(before.metadata) : {},
      approval: null,
      content: null,
      poster: null,
    })
    asset.modifiedAt = written(now())
    return context.json({
      asset_id: asset.id,
      versions: asset.versions.toReversed().map(versionObject),
    })
  })

  app.get('/assets/v1/assets/:id/history', async (context) => {
    const asset = state.assets.get(context.req.param('id'))
    if (!asset) return refusal(context, 404, 'Asset does not exist')
    return pages(context, asset.history, ({ id, type, description, at }) => ({
      id,
      asset_id: asset.id,
      operation_type: type,
      operation_description: description,
      user_id: state.me,
      job_id: null,
      date_created: at,
      ...later,
    }))
  })

  app.post('/assets/v1/assets/:id/history', async (context) => {
    const asset = state.assets.get(context.req.param('id'))
    if (!asset) return refusal(context, 404, 'Asset does not exist')
    const parsed = newEntry.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success)
      return context.json({ errors: { operation_type: 'Missing data for required field.' } }, 400)
    const { operation_type: type, operation_description: description } = parsed.data
    const entry = { id: randomUUID(), type, description, at: written(now()) }
    asset.history.push(entry)
    return context.json(
      { id: entry.id, operation_type: type, operation_description: description },
      201,
    )
  })

  app.get('/users/v1/users/current', (context) => context.json(userObject(state, state.me)))
  app.get('/users/v1/users/:id', (context) => {
    const id = context.req.param('id')
    return state.users.has(id)
      ? context.json(userObject(state, id))
      : refusal(context, 404, 'User does not exist')
  })
  return app
}

const userObject = (state: IconikState, id: string) => ({
  ...state.users.get(id),
  type: 'STANDARD',
  status: 'ACTIVE',
  ...later,
})
