import { Hono } from 'hono'
import type { VipState } from './state.ts'

const prefix = '/wp-content/uploads/'

/** The web server's part: files are public, whatever the item's status says, and may be asked for in part. */
export function fileRoutes(state: VipState): Hono {
  const routes = new Hono()
  routes.get(`${prefix}*`, async (c) => {
    const path = decodeURIComponent(new URL(c.req.url).pathname.slice(prefix.length))
    const file = state.files.get(path)
    if (!file) return c.html('<h1>Not found</h1>', 404)
    const bytes = await file.bytes()
    const headers = {
      'content-type': file.mimeType,
      'accept-ranges': 'bytes',
      'cache-control': 'max-age=31536000',
    }
    const asked = /^bytes=(\d+)-$/.exec(c.req.header('range') ?? '')?.[1]
    const from = Number(asked ?? 0)
    if (asked !== undefined && from >= bytes.length)
      return c.body(null, 416, { 'content-range': `bytes */${bytes.length}` })
    return c.body(Uint8Array.from(bytes.subarray(from)), asked === undefined ? 200 : 206, {
      ...headers,
      'content-length': String(bytes.length - from),
      ...(asked === undefined
        ? {}
        : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    })
  })
  return routes
}
