import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { Readable } from 'node:stream'
import { z } from 'zod/mini'
import type { Spooled } from '#shared/api/session.ts'
import { inspectFile } from '#backend/files/inspect.ts'
import { TooLarge } from '#backend/spool/spool.ts'
import { allow, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

/** A dropped file that nobody uses is removed after this time. */
const keepMs = 24 * 3600_000
const query = z.object({ fileName: z.string().check(z.minLength(1), z.maxLength(300)) })
const fileParam = z.object({ id: z.uuid() })

/** Files that people drop on the panel. */
export function spoolRoutes({ signIn, spool, mostSpoolBytes }: HttpParts) {
  return new Hono<AppEnv>()
    .post('/', allow(signIn, 'archive'), sValidator('query', query), async (c) => {
      // Refused before a byte is read, so that nobody uploads gigabytes in vain.
      if (Number(c.req.header('content-length') ?? 0) > mostSpoolBytes)
        throw new TooLarge(mostSpoolBytes)
      const body = c.req.raw.body
      if (!body)
        throw new Refusal(400, 'no-file', 'No file came with the request.', 'Drop the file again.')
      const { fileName } = c.req.valid('query')
      const file = await spool.put({
        stream: Readable.fromWeb(body as never),
        owner: c.get('principal').id,
        fileName,
        mediaType: c.req.header('content-type') ?? 'application/octet-stream',
        keepMs,
      })
      const content = await spool.open(file.id)
      const facts = content ? await inspectFile(content, fileName) : null
      const spooled: Spooled = {
        id: file.id,
        fileName,
        bytes: file.bytes,
        sha256: file.sha256,
        mediaType: facts?.mediaType ?? file.media_type,
        expiresAt: file.expires_at.toISOString(),
      }
      return c.json(spooled, 201)
    })
    .delete('/:id', allow(signIn, 'archive'), sValidator('param', fileParam), async (c) => {
      const file = await spool.find(c.req.valid('param').id)
      if (file && file.owner === c.get('principal').id) await spool.remove(file.id)
      return c.body(null, 204)
    })
}
