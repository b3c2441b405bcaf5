import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WorldContent } from '#backend/sandbox/world.ts'
import { fileIdOf, posterIdOf, proxyIdOf } from './objects.ts'
import type { IconikState } from './state.ts'

export interface Storage {
  app: Hono
  /** An address that works for a while. iconik hands out one it has made before unless told not to. */
  sign(id: string, bypassCache: boolean): string
}

/** Stands for somebody else's bucket: it knows only signed addresses and refuses iconik's headers. */
export function createStorage(
  state: IconikState,
  { now, latencyMs, url }: { now: () => Date; latencyMs: number; url: () => string },
): Storage {
  const key = randomBytes(32)
  const cache = new Map<string, string>()
  const seal = (id: string, expires: string): Buffer =>
    createHmac('sha256', key).update(`${id}:${expires}`).digest()

  function sign(id: string, bypassCache: boolean): string {
    const known = cache.get(id)
    if (known && !bypassCache) return known
    state.signed += 1
    const expires = String(now().getTime() + state.storage.lifetimeMs)
    const name = encodeURIComponent(contentOf(state, id)?.fileName ?? id)
    const query = new URLSearchParams({ expires, signature: seal(id, expires).toString('hex') })
    const made = `${url()}/bucket/${id}/${name}?${query}`
    cache.set(id, made)
    return made
  }

  const app = new Hono()
  app.get('/bucket/:id/:name', async (context) => {
    if (latencyMs > 0) await sleep(latencyMs)
    state.storage.requests += 1
    const headers = context.req.header()
    const xml = (status: 400 | 403 | 404, code: string) =>
      context.body(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`, status, {
        'content-type': 'application/xml',
      })
    if (headers['auth-token'] ?? headers['app-id'] ?? headers['authorization'])
      return xml(400, 'InvalidArgument')
    const id = context.req.param('id')
    const { expires = '', signature = '' } = context.req.query()
    const given = Buffer.from(signature, 'hex')
    const wanted = seal(id, expires)
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
      return xml(403, 'SignatureDoesNotMatch')
    if (Number(expires) < now().getTime()) return xml(403, 'ExpiredToken')
    const content = contentOf(state, id)
    if (!content) return xml(404, 'NoSuchKey')
    return answerBytes(
      await content.bytes(),
      content.mediaType,
      state.storage.ranges,
      headers.range,
    )
  })
  return { app, sign }
}

function answerBytes(
  bytes: Buffer,
  mediaType: string,
  ranges: boolean,
  range: string | undefined,
): Response {
  const headers: Record<string, string> = { 'content-type': mediaType }
  const start = ranges ? /^bytes=(\d+)-$/.exec(range ?? '')?.[1] : undefined
  if (start === undefined) return whole(bytes, 200, headers)
  const from = Number(start)
  if (from >= bytes.length)
    return whole(Buffer.alloc(0), 416, { 'content-range': `bytes */${bytes.length}` })
  const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
  return whole(bytes.subarray(from), 206, { ...headers, 'content-range': contentRange })
}

const whole = (bytes: Buffer, status: number, headers: Record<string, string>): Response =>
  new Response(new Uint8Array(bytes), {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  })

function contentOf(state: IconikState, id: string): WorldContent | null {
  for (const asset of state.assets.values())
    for (const version of asset.versions) {
      if (id === fileIdOf(version) || id === proxyIdOf(version)) return version.content
      if (id === posterIdOf(version)) return version.poster
    }
  return null
}
