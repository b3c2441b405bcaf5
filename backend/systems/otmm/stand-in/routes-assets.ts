import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { WorldContent } from '#backend/sandbox/world.ts'
import { answer, exception, parametersOf } from './answers.ts'
import { loadOf } from './load.ts'
import { type ContentKind, contentId, renderAsset, renderFolder } from './render-asset.ts'
import { type OtmmState, type StandInAsset, visibleAsset } from './state.ts'

const selection = z.looseObject({
  selection_context_param: z.looseObject({
    selection_context: z.looseObject({
      asset_ids: z.union([z.array(z.string()), z.string().transform((one) => [one])]),
      include_deleted_assets: z.unknown().optional(),
    }),
  }),
})

/** The assets a `selection_context` names; unknown and hidden ones are left out. */
export function selectedAssets(text: string | undefined, state: OtmmState): StandInAsset[] | null {
  try {
    const parsed = selection.parse(JSON.parse(text ?? ''))
    const ids = parsed.selection_context_param.selection_context.asset_ids
    return ids.flatMap((id) => visibleAsset(state, id) ?? [])
  } catch {
    return null
  }
}

export const assetRoutes = (state: OtmmState) => {
  const notFound = (c: Context) => exception(c, 404, 'The asset was not found')
  return new Hono()
    .get('/assets', async (c) => {
      const params = await parametersOf(c)
      const assets = selectedAssets(params['selection_context'], state)
      if (!assets) return exception(c, 400, 'selection_context is missing or malformed')
      const load = loadOf(params)
      const asset_list = await Promise.all(assets.map((asset) => renderAsset(asset, load, state)))
      return answer(c, state, { assets_resource: { asset_list } })
    })
    .get('/assets/:id', async (c) => {
      const asset = visibleAsset(state, c.req.param('id'))
      if (!asset) return notFound(c)
      const load = loadOf(c.req.query())
      return answer(c, state, { asset_resource: { asset: await renderAsset(asset, load, state) } })
    })
    .get('/assets/:id/parents', (c) => {
      const asset = visibleAsset(state, c.req.param('id'))
      if (!asset) return notFound(c)
      const folders = state.folders.filter((folder) => asset.folderIds.includes(folder.id))
      return answer(c, state, { folders_resource: { folder_list: folders.map(renderFolder) } })
    })
    .get('/assets/:id/contents', async (c) => {
      const asset = visibleAsset(state, c.req.param('id'))
      // what is deleted is described still, but no longer handed out
      if (!asset || asset.deleted || asset.contentState !== 'NORMAL') return notFound(c)
      const kind = (c.req.query('rendition_type') ?? 'master').toUpperCase()
      const content = contentsOf(asset)[kind as ContentKind]
      return content ? send(c, content) : notFound(c)
    })
    .get('/renditions/:contentId', async (c) => {
      const wanted = c.req.param('contentId')
      for (const asset of state.assets) {
        if (asset.hidden || asset.deleted) continue
        for (const [kind, content] of Object.entries(contentsOf(asset)))
          if (content && contentId(asset, kind as ContentKind) === wanted) return send(c, content)
      }
      return notFound(c)
    })
}

const contentsOf = (asset: StandInAsset): Record<ContentKind, WorldContent | null> => ({
  MASTER: asset.content,
  THUMBNAIL: asset.thumbnail,
  PREVIEW: asset.preview,
})

/** Whole, whatever range is asked for. */
async function send(c: Context, content: WorldContent) {
  const name = encodeURIComponent(content.fileName)
  return c.body(new Uint8Array(await content.bytes()), 200, {
    'content-type': content.mediaType,
    'cache-control': 'no-store',
    ...(c.req.query('disposition') === 'attachment'
      ? { 'content-disposition': `attachment; filename*=UTF-8''${name}` }
      : {}),
  })
}
