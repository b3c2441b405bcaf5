import { createHash } from 'node:crypto'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Hono } from 'hono'
import type { Database } from '#backend/store/database.ts'
import { open, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

/**
 * Files at short-lived addresses that nobody can guess, for systems that fetch (Consonance). What was
 * served to the last byte is hashed and written down: that is what the other side has got.
 */
export function publishedRoutes({ db, openSource }: HttpParts) {
  return new Hono<AppEnv>().get(
    '/:id/:fileName',
    open('the address is a secret of 192 bits that lives for minutes'),
    async (c) => {
      const publication = await db
        .selectFrom('publications')
        .selectAll()
        .where('id', '=', c.req.param('id'))
        .where('expires_at', '>', new Date())
        .executeTakeFirst()
      if (!publication || publication.file_name !== c.req.param('fileName'))
        throw new Refusal(404, 'not-found', 'There is nothing at this address.', null)
      const { signal } = c.req.raw
      const content = await openSource(publication.source, 0, {
        signal,
        principal: null,
        urgency: 'person',
      })
      const measured = measure(
        (sha256, bytes) => written(db, publication.id, sha256, bytes),
        content.bytes,
      )
      pipeline(content.stream, measured, { signal }).catch(() => {})
      return c.body(Readable.toWeb(measured) as ReadableStream<Uint8Array>, 200, {
        'content-type': content.mediaType,
        'cache-control': 'no-store',
        ...(content.bytes === null ? {} : { 'content-length': String(content.bytes) }),
      })
    },
  )
}

function measure(
  whole: (sha256: string, bytes: number) => Promise<void>,
  expected: number | null,
): Transform {
  const hash = createHash('sha256')
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      hash.update(chunk)
      next(null, chunk)
    },
    flush(next) {
      if (expected !== null && bytes !== expected)
        next(new Error(`the source ended after ${bytes} of ${expected} bytes`))
      else whole(hash.digest('hex'), bytes).then(() => next(), next)
    },
  })
}

async function written(db: Database, id: string, sha256: string, bytes: number): Promise<void> {
  await db
    .updateTable('publications')
    .set({ fetched_sha256: sha256, fetched_bytes: bytes, fetched_at: new Date() })
    .where('id', '=', id)
    .execute()
}
