import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { needs } from './access.ts'
import { cursor, refusal } from './envelopes.ts'
import {
  fileIdOf,
  fileObjects,
  fileSetObjects,
  formatObjects,
  keyframeObjects,
  proxyObjects,
} from './objects.ts'
import { versionAt, written, type HeldVersion, type IconikState } from './state.ts'
import type { Storage } from './storage.ts'

/** The files service. Paths without a version mean the latest. */
export function fileRoutes(state: IconikState, storage: Storage, now: () => Date): Hono {
  const app = new Hono()
  app.use('/files/v1/*', needs(state, 'can_read_files'))

  const list = async <T extends { id: string }>(
    context: Context,
    objects: (version: HeldVersion) => T[] | Promise<T[]>,
  ): Promise<Response> => {
    const found = versionAt(state, context.req.param())
    return found
      ? cursor(context, await objects(found.version))
      : refusal(context, 404, 'Asset does not exist')
  }
  /** Keyframes and proxies are signed unless told not to; files only when told to. */
  const signer = (context: Context, byDefault: boolean) => (id: string) =>
    (context.req.query('generate_signed_url') ?? String(byDefault)) === 'true'
      ? storage.sign(id, context.req.query('bypass_url_cache') === 'true')
      : null

  for (const place of ['/files/v1/assets/:id', '/files/v1/assets/:id/versions/:version']) {
    app.get(`${place}/formats`, (context) => list(context, formatObjects))
    app.get(`${place}/file_sets`, (context) => list(context, fileSetObjects))
    app.get(`${place}/files`, (context) => {
      const sign = signer(context, false)
      return list(context, async (version) =>
        (await fileObjects(version, state)).map((file) => ({ ...file, url: sign(file.id) })),
      )
    })
    app.get(`${place}/keyframes`, (context) =>
      list(context, (version) => keyframeObjects(version, signer(context, true))),
    )
    app.get(`${place}/proxies`, (context) =>
      list(context, (version) => proxyObjects(version, signer(context, true))),
    )
  }

  app.get('/files/v1/assets/:id/files/:file/download_url', (context) => {
    const asset = state.assets.get(context.req.param('id'))
    const version = asset?.versions.find((one) => fileIdOf(one) === context.req.param('file'))
    if (!asset || !version?.content || version.archiveStatus === 'ARCHIVED')
      return refusal(context, 404, 'File does not exist')
    if (state.storage.method === 'FILE')
      return refusal(context, 501, 'Download is not supported for this storage')
    const entry = { id: randomUUID(), type: 'DOWNLOAD', description: '', at: written(now()) }
    asset.history.push(entry)
    const bypass = context.req.query('bypass_url_cache') === 'true'
    return context.json({ url: storage.sign(fileIdOf(version), bypass) })
  })
  return app
}
