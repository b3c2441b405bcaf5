import { randomBytes, createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#backend/store/database.ts'
import { freshDatabase } from '#test/database.ts'
import { createSpool, TooLarge, type Spool } from './spool.ts'

let folder: string
let db: Database
let close: () => Promise<void>
let spool: Spool
const file = {
  owner: 'ann',
  fileName: 'interior.pdf',
  mediaType: 'application/pdf',
  keepMs: 60_000,
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'))
  const opened = await openDatabase(await freshDatabase(), () => {})
  db = opened.db
  close = opened.close
  spool = createSpool(db, folder, 2_000_000)
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

test('a file comes back byte for byte, from any offset', async () => {
  const bytes = randomBytes(100_003)
  const kept = await spool.put({ ...file, stream: Readable.from([bytes]) })
  expect(kept).toMatchObject({
    bytes: 100_003,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  for (const offset of [0, 1, 15, 16, 17, 65_536, 100_002, 100_003]) {
    const content = await spool.open(kept.id, offset)
    expect((await buffer(content!.stream)).equals(bytes.subarray(offset))).toBe(true)
    expect(content!.bytes).toBe(bytes.length - offset)
  }
})

test('what lies on disk cannot be read without the database', async () => {
  const kept = await spool.put({
    ...file,
    stream: Readable.from([Buffer.from('a royalty statement '.repeat(50))]),
  })
  expect((await readFile(join(folder, kept.id))).includes('royalty')).toBe(false)
})

test('a file over the limit is refused and leaves nothing behind', async () => {
  const before = await readdir(folder)
  await expect(
    spool.put({ ...file, stream: Readable.from([randomBytes(1_500_000), randomBytes(600_000)]) }),
  ).rejects.toThrow(TooLarge)
  expect(await readdir(folder)).toEqual(before)
})

test('an upload that breaks off leaves nothing behind', async () => {
  const before = await readdir(folder)
  const broken = Readable.from(
    (async function* () {
      yield randomBytes(1000)
      throw new Error('the browser went away')
    })(),
  )
  await expect(spool.put({ ...file, stream: broken })).rejects.toThrow('went away')
  expect(await readdir(folder)).toEqual(before)
})

test('an expired file is not given out and is removed', async () => {
  const kept = await spool.put({ ...file, keepMs: -1, stream: Readable.from([Buffer.from('x')]) })
  expect(await spool.open(kept.id)).toBeNull()
  await spool.removeExpired()
  expect(await readdir(folder)).not.toContain(kept.id)
})
