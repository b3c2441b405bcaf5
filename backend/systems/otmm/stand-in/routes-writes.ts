import { Hono } from 'hono'
import { z } from 'zod'
import { answer, exception, parametersOf } from './answers.ts'
import { fieldsById } from './model.ts'
import { selectedAssets } from './routes-assets.ts'
import { type OtmmState, type StandInAsset, visibleAsset } from './state.ts'

const held = z
  .object({
    value: z.union([
      z
        .looseObject({ field_value: z.looseObject({ value: z.string() }) })
        .transform((domain) => domain.field_value.value),
      z.looseObject({ value: z.string().nullable() }).transform((scalar) => scalar.value),
    ]),
  })
  .transform((cell) => cell.value)
const edit = z.looseObject({
  edited_asset: z.looseObject({
    data: z.looseObject({
      metadata: z.array(
        z.looseObject({
          id: z.string(),
          value: held.nullish(),
          values: z.array(held).optional(),
        }),
      ),
    }),
  }),
})

type Variables = { Variables: { loginName: string } }

/** Locking, deleting and editing. The status codes of the refusals are not documented. */
export const writeRoutes = (state: OtmmState) =>
  new Hono<Variables>()
    .put('/assets/state', async (c) => {
      const params = await parametersOf(c)
      const assets = selectedAssets(params['selection_context'], state)
      if (!assets) return exception(c, 400, 'selection_context is missing or malformed')
      const done = assets.filter(
        (asset) => changeState(asset, params['action'], c.get('loginName')) === 'done',
      )
      const ids = (some: StandInAsset[]) => some.map((asset) => asset.assetId)
      // partial failure comes with 200
      return answer(c, state, {
        bulk_asset_result_representation: {
          bulk_asset_result: {
            successful_object_list: ids(done),
            failed_object_list: ids(assets.filter((asset) => !done.includes(asset))),
          },
        },
      })
    })
    .put('/assets/:id/state', async (c) => {
      const asset = visibleAsset(state, c.req.param('id'))
      if (!asset) return exception(c, 404, 'The asset was not found')
      const { action } = await parametersOf(c)
      const outcome = changeState(asset, action, c.get('loginName'))
      if (outcome === 'held') return exception(c, 409, 'The asset is locked by another user')
      if (outcome === 'unknown') return exception(c, 400, 'The action is not known')
      return c.body(null, 200)
    })
    .patch('/assets/:id', async (c) => {
      const asset = visibleAsset(state, c.req.param('id'))
      if (!asset) return exception(c, 404, 'The asset was not found')
      if (asset.lockedBy !== c.get('loginName'))
        return exception(c, 409, 'The asset is not locked by this user')
      const parsed = edit.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success) return exception(c, 400, 'The edit is malformed')
      const fields = parsed.data.edited_asset.data.metadata
      if (fields.some((field) => !fieldsById.has(field.id)))
        return exception(c, 400, 'A field is not part of the model')
      const now = state.now()
      asset.indexed = {
        values: new Map(asset.values),
        until: now.getTime() + state.switches.indexDelayMs,
      }
      for (const { id, value, values } of fields) asset.values.set(id, values ?? [value ?? null])
      asset.updatedAt = now.toISOString().replace(/\.\d+Z$/, 'Z')
      return c.body(null, 200)
    })

function changeState(
  asset: StandInAsset,
  action: string | undefined,
  loginName: string,
): 'done' | 'held' | 'unknown' {
  const heldByOther = (holder: string | null) => holder !== null && holder !== loginName
  switch (action) {
    case 'lock':
    case 'unlock':
      if (heldByOther(asset.lockedBy)) return 'held'
      asset.lockedBy = action === 'lock' ? loginName : null
      return 'done'
    case 'check_out':
      if (heldByOther(asset.checkedOutBy)) return 'held'
      asset.checkedOutBy = loginName
      return 'done'
    case 'delete':
      if (heldByOther(asset.lockedBy)) return 'held'
      // soft first: still described
      asset.deleted = true
      asset.contentState = 'SEL_DEL'
      return 'done'
    default:
      return 'unknown'
  }
}
