import { Hono } from 'hono'
import { hal, Refusal } from './hal.ts'
import { countRequest, type CoreDamState, freshId } from './state.ts'

/** The storage service, version 3: bytes in, bytes out. */
export function storageRoutes(state: CoreDamState): Hono {
  const routes = new Hono()

  routes.post('/v3/files/fromStream', async (c) => {
    countRequest(state, 'POST /css/v3/files')
    const said = c.req.header('content-type') ?? 'application/octet-stream'
    const sent = said.startsWith('multipart/form-data') ? (await c.req.parseBody())['file'] : null
    if (sent !== null && !(sent instanceof File)) throw new Refusal(400, 'No file in the request')
    const bytes = Buffer.from(await (sent ?? c.req).arrayBuffer())
    const id = freshId()
    const file = {
      id,
      mimeType: sent ? sent.type || 'application/octet-stream' : said,
      originalFileName: sent?.name ?? id,
      bytes: async () => bytes,
    }
    state.files.set(id, file)
    const { mimeType, originalFileName } = file
    return hal(c, { id, mimeType, size: bytes.length, originalFileName }, 201)
  })

  routes.get('/v3/files/:id/stream', async (c) => {
    countRequest(state, 'GET /css/v3/files')
    const file = state.files.get(c.req.param('id'))
    if (!file) throw new Refusal(404, `File ${c.req.param('id')} does not exist`)
    const bytes = await file.bytes()
    const headers = { 'content-type': file.mimeType }
    const asked = /^bytes=(\d+)-$/.exec(c.req.header('range') ?? '')?.[1]
    if (asked === undefined || !state.switches.ranges)
      return c.body(Uint8Array.from(bytes), 200, {
        ...headers,
        'content-length': String(bytes.length),
      })
    const from = Number(asked)
    if (from >= bytes.length)
      return c.body(null, 416, { 'content-range': `bytes */${bytes.length}` })
    return c.body(Uint8Array.from(bytes.subarray(from)), 206, {
      ...headers,
      'content-length': String(bytes.length - from),
      'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    })
  })
  return routes
}
