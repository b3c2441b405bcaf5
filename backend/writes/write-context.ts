import { createHash, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { ByteSource, CallContext, Content, WriteContext } from '#backend/systems/port.ts'
import type { Database } from '#backend/store/database.ts'
import { json } from '#backend/store/json.ts'
import { announce } from '#backend/store/live-channel.ts'
import { heartbeatMs } from './claim.ts'
import type { WriteRow } from './settle.ts'

/** Opens the bytes of an item or of a spooled file. */
export type OpenSource = (
  source: ByteSource,
  offset: number,
  context: CallContext,
) => Promise<Content>

export type OpenContext = (
  write: WriteRow,
  signal: AbortSignal,
) => { context: WriteContext; close(): void }

const publishedForMs = 15 * 60_000

/** What a performer is given: reading with progress and hash, publishing, our reference. */
export function createOpenContext(
  db: Database,
  openSource: OpenSource,
  publicUrl: () => string | null,
): OpenContext {
  return (write, signal) => {
    const call: CallContext = {
      signal,
      principal: null,
      urgency: write.exposure === 'restricts' ? 'restricting' : 'person',
    }
    let moved = 0
    let told = -1
    // The heartbeat doubles as the progress that survives closing the page.
    const beat = setInterval(() => void touch(), heartbeatMs / 3)

    async function touch(): Promise<void> {
      await db
        .updateTable('writes')
        .set({ updated_at: new Date(), ...(moved > 0 ? { moved_bytes: moved } : {}) })
        .where('id', '=', write.id)
        .where('attempt', '=', write.attempt)
        .where('state', '=', 'performing')
        .execute()
        .catch(() => {})
      if (moved === told) return
      told = moved
      await announce(db, {
        kind: 'progress',
        workId: write.work_id,
        runId: write.run_id,
        writeId: write.id,
        movedBytes: moved,
        totalBytes: write.total_bytes,
      }).catch(() => {})
    }

    const context: WriteContext = {
      ...call,
      reference: write.effect_key,
      async open(source) {
        const content = await openSource(source, 0, call)
        moved = 0
        return hashed(content, (bytes) => (moved += bytes))
      },
      async publish(source, fileName) {
        const base = publicUrl()
        if (!base)
          throw new SystemFailure('rejected', {
            system: 'slipcase',
            operation: 'publish',
            message:
              'publicUrl is not configured, so other systems cannot fetch files from Slipcase',
          })
        const id = randomBytes(24).toString('base64url')
        const expiresAt = new Date(Date.now() + publishedForMs)
        await db
          .insertInto('publications')
          .values({
            id,
            effect_key: write.effect_key,
            source: json(source),
            file_name: fileName,
            expires_at: expiresAt,
            fetched_sha256: null,
            fetched_bytes: null,
            fetched_at: null,
          })
          .execute()
        return { url: `${base}/published/${id}/${encodeURIComponent(fileName)}`, expiresAt }
      },
      async fetched() {
        const row = await db
          .selectFrom('publications')
          .selectAll()
          .where('effect_key', '=', write.effect_key)
          .where('fetched_sha256', 'is not', null)
          .orderBy('fetched_at', 'desc')
          .executeTakeFirst()
        return row?.fetched_sha256 && row.fetched_at
          ? { sha256: row.fetched_sha256, bytes: row.fetched_bytes ?? 0, at: row.fetched_at }
          : null
      },
    }
    return { context, close: () => clearInterval(beat) }
  }
}

/** The same bytes, counted and hashed on their way. A length that differs from the announced one fails the stream. */
export function hashed(
  content: Content,
  count: (bytes: number) => void,
): Content & { sha256: Promise<string> } {
  const hash = createHash('sha256')
  const { promise: sha256, resolve, reject } = Promise.withResolvers<string>()
  sha256.catch(() => {})
  let seen = 0
  const through = new Transform({
    highWaterMark: 1024 * 1024,
    transform(chunk: Buffer, _encoding, next) {
      seen += chunk.length
      hash.update(chunk)
      count(chunk.length)
      next(null, chunk)
    },
    flush(next) {
      if (content.bytes !== null && seen !== content.bytes) {
        next(
          new SystemFailure('unavailable', {
            system: 'source',
            operation: 'read',
            message: `the source ended after ${seen} of ${content.bytes} bytes`,
          }),
        )
        return
      }
      resolve(hash.digest('hex'))
      next()
    },
  })
  pipeline(content.stream, through).catch(reject)
  return { ...content, stream: through, sha256 }
}
