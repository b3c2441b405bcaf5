import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Selectable } from 'kysely'
import type { Json } from '#shared/domain/plan.ts'
import type { Database } from '#backend/store/database.ts'
import { json } from '#backend/store/json.ts'
import type { SpoolTable } from '#backend/store/schema.ts'
import type { Content } from '#backend/systems/port.ts'

export type SpooledFile = Omit<Selectable<SpoolTable>, 'key' | 'iv'>

/** More bytes came than may be kept. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly most: number
  constructor(most: number) {
    super(`the file is larger than ${most} bytes`)
    this.most = most
  }
}

export interface Spool {
  put(file: {
    stream: Readable
    owner: string
    fileName: string
    mediaType: string
    keepMs: number
    facts?: Record<string, Json>
  }): Promise<SpooledFile>
  find(id: string): Promise<SpooledFile | null>
  open(id: string, offset?: number): Promise<Content | null>
  remove(id: string): Promise<void>
  removeExpired(): Promise<void>
}

/**
 * The only place where files rest with us: those that a person dropped, and earlier covers kept for
 * undo. Encrypted with a key of their own that is held in the database, so that neither disk nor
 * database alone can be read; removed when they expire.
 */
export function createSpool(db: Database, folder: string, mostBytes: number): Spool {
  const pathOf = (id: string): string => join(folder, id)
  const row = (id: string): Promise<Selectable<SpoolTable> | undefined> =>
    db
      .selectFrom('spool')
      .selectAll()
      .where('id', '=', id)
      .where('expires_at', '>', new Date())
      .executeTakeFirst()

  async function remove(id: string): Promise<void> {
    await db.deleteFrom('spool').where('id', '=', id).execute()
    await rm(pathOf(id), { force: true })
  }

  return {
    async put({ stream, owner, fileName, mediaType, keepMs, facts = {} }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const [id, key, iv] = [randomUUID(), randomBytes(32), randomBytes(16)]
      const hash = createHash('sha256')
      let bytes = 0
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          bytes += chunk.length
          hash.update(chunk)
          next(bytes > mostBytes ? new TooLarge(mostBytes) : null, chunk)
        },
      })
      try {
        await pipeline(
          stream,
          measure,
          createCipheriv('aes-256-ctr', key, iv),
          createWriteStream(pathOf(id), { mode: 0o600 }),
        )
      } catch (error) {
        await rm(pathOf(id), { force: true })
        throw error
      }
      const file = {
        id,
        owner,
        file_name: fileName,
        media_type: mediaType,
        bytes,
        sha256: hash.digest('hex'),
        facts,
        created_at: new Date(),
        expires_at: new Date(Date.now() + keepMs),
      }
      await db
        .insertInto('spool')
        .values({ ...file, facts: json(facts), key, iv })
        .execute()
      return file
    },
    async find(id) {
      const found = await row(id)
      if (!found) return null
      const { key: _key, iv: _iv, ...file } = found
      return file
    },
    async open(id, offset = 0) {
      const found = await row(id)
      if (!found) return null
      // Counter mode can start at any 16-byte block; the rest of the first block is dropped.
      const block = Math.floor(offset / 16)
      const decipher = createDecipheriv('aes-256-ctr', found.key, advance(found.iv, block))
      const file = createReadStream(pathOf(id), { start: block * 16 })
      let skip = offset - block * 16
      const cut = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          const part = chunk.subarray(Math.min(skip, chunk.length))
          skip -= chunk.length - part.length
          next(null, part)
        },
      })
      pipeline(file, decipher, cut).catch(() => {})
      return {
        stream: cut,
        bytes: found.bytes - offset,
        mediaType: found.media_type,
        offset,
        etag: found.sha256,
      }
    },
    remove,
    async removeExpired() {
      const expired = await db
        .selectFrom('spool')
        .select('id')
        .where('expires_at', '<=', new Date())
        .execute()
      for (const { id } of expired) await remove(id)
    },
  }
}

function advance(iv: Buffer, blocks: number): Buffer {
  const value = (BigInt(`0x${iv.toString('hex')}`) + BigInt(blocks)) & ((1n << 128n) - 1n)
  return Buffer.from(value.toString(16).padStart(32, '0'), 'hex')
}
