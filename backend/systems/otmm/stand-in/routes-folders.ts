import { type Context, Hono } from 'hono'
import { answer, exception } from './answers.ts'
import { domains } from './model.ts'
import { loadOf } from './load.ts'
import { renderAsset, renderFolder } from './render-asset.ts'
import type { OtmmState } from './state.ts'

/** The tree of folders, read only. */
export const folderRoutes = (state: OtmmState) => {
  const assetsIn = (c: Context, folderId: string) =>
    Promise.all(
      state.assets
        .filter((asset) => asset.folderIds.includes(folderId) && asset.latest && !asset.hidden)
        .map((asset) => renderAsset(asset, loadOf(c.req.query()), state)),
    )
  const foldersIn = (folderId: string | null) =>
    state.folders.filter((folder) => folder.parentId === folderId).map(renderFolder)
  return new Hono()
    .get('/folders/rootfolders', (c) =>
      answer(c, state, { folders_resource: { folder_list: foldersIn(null) } }),
    )
    .use('/folders/:id/*', async (c, next) =>
      state.folders.some((folder) => folder.id === c.req.param('id'))
        ? next()
        : exception(c, 404, 'The folder was not found'),
    )
    .get('/folders/:id', (c) => {
      const folder = state.folders.find((one) => one.id === c.req.param('id'))
      return folder
        ? answer(c, state, { folder_resource: { folder: renderFolder(folder) } })
        : exception(c, 404, 'The folder was not found')
    })
    .get('/folders/:id/folders', (c) =>
      answer(c, state, { folders_resource: { folder_list: foldersIn(c.req.param('id')) } }),
    )
    .get('/folders/:id/assets', async (c) =>
      answer(c, state, { assets_resource: { asset_list: await assetsIn(c, c.req.param('id')) } }),
    )
    .get('/folders/:id/children', async (c) => {
      const id = c.req.param('id')
      return answer(c, state, {
        folder_children: { asset_list: [...foldersIn(id), ...(await assetsIn(c, id))] },
      })
    })
}

/** Controlled vocabularies; camelCase inside, unlike everything else. */
export const lookupRoutes = (state: OtmmState) =>
  new Hono()
    .get('/lookupdomains', (c) =>
      answer(c, state, {
        lookup_domains_resource: { lookup_domains: Object.keys(domains).map(domainBody) },
      }),
    )
    .get('/lookupdomains/:id', (c) => {
      const id = c.req.param('id')
      return Object.hasOwn(domains, id)
        ? answer(c, state, { lookup_domain_resource: { lookup_domain: domainBody(id) } })
        : exception(c, 404, 'The lookup domain was not found')
    })

const domainBody = (domainId: string) => ({
  domainId,
  datatype: 'CHAR',
  cacheable: true,
  domainValues: Object.entries(domains[domainId] ?? {}).map(([value, display]) => ({
    active_from: '',
    active_to: '',
    description: '',
    display_value: display,
    expired_value: false,
    field_value: { type: 'string', value },
  })),
})
