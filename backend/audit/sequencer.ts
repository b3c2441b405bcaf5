import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#shared/domain/plan.ts'
import type { Database } from '#backend/store/database.ts'

const everyMs = 500
const batch = 500

/**
 * Gives audit entries their place in the log. Transactions only insert; one process at a time (an
 * advisory lock elects it) numbers what has come, in batches, so that the log never serialises the
 * work. A leaf is a salted commitment to the entry; each batch's Merkle root is chained to the head
 * before it (leaf and node prefixes as in RFC 6962 section 2.1).
 */
export function startSequencer(
  db: Database,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => sequence(db)).catch(onError)
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await running
      await sequence(db).catch(onError)
    },
  }
}

export async function sequence(db: Database): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      mine: boolean
    }>`select pg_try_advisory_xact_lock(7239411) as mine`.execute(tx)
    if (!rows[0]?.mine) return
    const entries = await tx
      .selectFrom('audit')
      .select(['id', 'at', 'payload', 'salt'])
      .where('index', 'is', null)
      .orderBy('id')
      .limit(batch)
      .execute()
    if (entries.length === 0) return
    const last = await tx
      .selectFrom('audit_heads')
      .selectAll()
      .orderBy('last_index', 'desc')
      .limit(1)
      .executeTakeFirst()
    const first = (last?.last_index ?? -1) + 1
    const leaves = entries.map(({ salt, at, payload }) => leafOf(salt, at, payload))
    for (const [offset, entry] of entries.entries()) {
      await tx
        .updateTable('audit')
        .set({ index: first + offset, leaf: leaves[offset]! })
        .where('id', '=', entry.id)
        .execute()
    }
    const root = merkleRoot(leaves)
    const head = digest(Buffer.from([2]), last?.head ?? Buffer.alloc(32), root)
    await tx
      .insertInto('audit_heads')
      .values({ last_index: first + entries.length - 1, root, head, at: new Date() })
      .execute()
  })
}

export const leafOf = (salt: Buffer, at: Date, payload: unknown): Buffer =>
  digest(Buffer.from([0]), salt, Buffer.from(at.toISOString()), Buffer.from(canonicalJson(payload)))

/** RFC 6962: the left subtree holds the largest power of two smaller than the number of leaves. */
export function merkleRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  let left = 1
  while (left * 2 < leaves.length) left *= 2
  return digest(Buffer.from([1]), merkleRoot(leaves.slice(0, left)), merkleRoot(leaves.slice(left)))
}

function digest(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
