import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { json } from '#backend/store/json.ts'
import { openDatabase, type Database } from '#backend/store/database.ts'
import { freshDatabase } from '#test/database.ts'
import { leafOf, merkleRoot, sequence } from './sequencer.ts'

let db: Database
let close: () => Promise<void>
beforeAll(async () => {
  const opened = await openDatabase(await freshDatabase(), () => {})
  db = opened.db
  close = opened.close
})
afterAll(() => close())

const insert = (workId: number) =>
  db
    .insertInto('audit')
    .values({
      at: new Date(),
      work_id: workId,
      document_class: 'open',
      salt: randomBytes(16),
      index: null,
      leaf: null,
      payload: json({ workId }),
    })
    .execute()
const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

test('entries are numbered in their order, and each head commits to all before it', async () => {
  for (const workId of [1, 2, 3]) await insert(workId)
  await sequence(db)
  for (const workId of [4, 5]) await insert(workId)
  await sequence(db)
  const entries = await db.selectFrom('audit').selectAll().orderBy('id').execute()
  expect(entries.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
  const leaves = entries.map(({ salt, at, payload }) => leafOf(salt, at, payload))
  const heads = await db.selectFrom('audit_heads').selectAll().orderBy('last_index').execute()
  const first = sha256(Buffer.from([2]), Buffer.alloc(32), merkleRoot(leaves.slice(0, 3)))
  expect(heads.map(({ last_index, head }) => [last_index, head.toString('hex')])).toEqual([
    [2, first.toString('hex')],
    [4, sha256(Buffer.from([2]), first, merkleRoot(leaves.slice(3))).toString('hex')],
  ])
})

test('two sequencers at once number nothing twice', async () => {
  for (let workId = 10; workId < 30; workId += 1) await insert(workId)
  await Promise.all([sequence(db), sequence(db), sequence(db)])
  await sequence(db)
  const numbers = (await db.selectFrom('audit').select('index').execute()).map(({ index }) => index)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).not.toContain(null)
})
