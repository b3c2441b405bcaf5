import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { listAnswer, RestError, withFields } from './answers.ts'
import type { Caller } from './callers.ts'
import { queriedMedia } from './media-query.ts'
import { mediaBody } from './represent.ts'
import { freePath } from './seed.ts'
import { gmt, type StoredMedia, type VipState } from './state.ts'
import { fileNameIn, mimeTypeOf, writeMedia } from './write-media.ts'

const route = '/wp/v2/media'
const single = `${route}/:id{\\d+}`

export function mediaRoutes(
  state: VipState,
  caller: Caller,
  now: () => Date,
  root: () => string,
): Hono {
  const routes = new Hono()
  const body = (c: Context, media: StoredMedia) => mediaBody(c, media, state, root())

  /** An attachment is as visible as its parent; editing needs a user. */
  const isReadable = (media: StoredMedia, isUser: boolean): boolean => {
    if (state.unreadable.has(media.id)) return false
    if (isUser) return true
    const parent = state.packages.get(media.parent)
    return media.status === 'inherit' && (!parent || parent.status === 'publish')
  }
  const editOnly = (c: Context): void => {
    if (c.req.query('context') === 'edit' && !caller(c))
      throw new RestError(401, 'rest_forbidden_context')
  }
  const mediaAt = (c: Context): StoredMedia => {
    const media = state.media.get(Number(c.req.param('id')))
    if (!media) throw new RestError(404, 'rest_post_invalid_id')
    const isUser = caller(c)
    if (!isReadable(media, isUser)) throw new RestError(isUser ? 403 : 401, 'rest_forbidden')
    return media
  }

  routes.get(route, async (c) => {
    editOnly(c)
    const isUser = caller(c)
    return await listAnswer(
      c,
      queriedMedia(c, state, isUser),
      (media) => isReadable(media, isUser),
      (media) => body(c, media),
    )
  })
  routes.get(single, async (c) => {
    editOnly(c)
    return c.json(withFields(c, await body(c, mediaAt(c))))
  })

  routes.post(route, async (c) => {
    if (!caller(c)) throw new RestError(401, 'rest_cannot_create')
    const { fileName, bytes, fields } = await uploadOf(c)
    if (bytes.length === 0) throw new RestError(400, 'rest_upload_no_data')
    const md5 = c.req.header('content-md5')
    if (md5 && md5 !== createHash('md5').update(bytes).digest('hex'))
      throw new RestError(412, 'rest_upload_hash_mismatch')
    const mimeType = mimeTypeOf(fileName)
    const at = gmt(now())
    const path = freePath(state, `${at.slice(0, 7).replace('-', '/')}/${fileName}`)
    const id = state.nextId()
    const media: StoredMedia = {
      id,
      slug: `media-${id}`,
      status: 'inherit',
      title: fileName.replace(/\.[^.]+$/, ''),
      caption: '',
      altText: '',
      parent: 0,
      mimeType,
      path,
      width: null,
      height: null,
      seconds: null,
      originalImage: null,
      sizes: {},
      dateGmt: at,
      modifiedGmt: at,
      meta: {},
      territories: [],
    }
    writeMedia(media, fields, state, now())
    state.files.set(path, { mimeType, bytes: async () => bytes })
    state.media.set(id, media)
    c.header('Location', `${root()}/wp-json${route}/${id}`)
    return c.json(await body(c, media), 201)
  })

  routes.on(['POST', 'PUT', 'PATCH'], single, async (c) => {
    const media = mediaAt(c)
    if (!caller(c)) throw new RestError(401, 'rest_cannot_edit')
    if (state.switches.role !== 'editor') throw new RestError(403, 'rest_cannot_edit')
    const wanted: unknown = await c.req.json().catch(() => {
      throw new RestError(400, 'rest_invalid_json')
    })
    writeMedia(media, wanted, state, now())
    return c.json(await body(c, media))
  })

  routes.delete(single, async (c) => {
    const media = mediaAt(c)
    if (!caller(c)) throw new RestError(401, 'rest_cannot_delete')
    if (c.req.query('force') !== 'true') throw new RestError(501, 'rest_trash_not_supported')
    const previous = await body(c, media)
    state.media.delete(media.id)
    state.files.delete(media.path)
    for (const size of Object.values(media.sizes)) state.files.delete(size.path)
    return c.json({ deleted: true, previous })
  })
  return routes
}

/** Raw bytes named by a header, or a form with the file and the fields beside it. */
async function uploadOf(c: Context): Promise<{ fileName: string; bytes: Buffer; fields: unknown }> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) {
    const fileName = fileNameIn(c.req.header('content-disposition'))
    return { fileName, bytes: Buffer.from(await c.req.arrayBuffer()), fields: {} }
  }
  const form = await c.req.formData()
  const file = form.get('file')
  if (!(file instanceof File)) throw new RestError(400, 'rest_upload_no_data')
  const fields: Record<string, unknown> = {}
  const meta: Record<string, unknown> = {}
  for (const [name, value] of form) {
    const [, key, list] = /^meta\[([^\]]+)\](\[\])?$/.exec(name) ?? []
    if (key && list) meta[key] = form.getAll(name)
    else if (key) meta[key] = value
    else if (name !== 'file') fields[name] = value
  }
  return {
    fileName: file.name,
    bytes: Buffer.from(await file.arrayBuffer()),
    fields: { ...fields, meta },
  }
}
