import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { refreshRun, type WriteRow } from './settle.ts'

/** A performer touches its write at least this often; one that has not for longer is thought dead. */
export const heartbeatMs = 3_000
const deadAfterMs = 12_000

/**
 * Makes this process the one that performs the write, or answers null when it is not its turn: it is
 * settled, waits for others or for a time, its target is taken, or somebody else is at it.
 */
export async function claim(db: Database, jobs: Jobs, writeId: string): Promise<WriteRow | null> {
  const seen = await db
    .selectFrom('writes')
    .selectAll()
    .where('id', '=', writeId)
    .executeTakeFirst()
  if (
    !seen ||
    seen.joins ||
    seen.state === 'done' ||
    seen.state === 'failed' ||
    seen.state === 'blocked'
  )
    return null
  if (
    seen.state === 'waiting' &&
    seen.wait_until &&
    seen.wait_until.getTime() > Date.now() + 1_000
  ) {
    await lookAgain(db, jobs, seen, seen.wait_until)
    return null
  }
  if (seen.state === 'performing' && seen.updated_at.getTime() > Date.now() - deadAfterMs) {
    await lookAgain(db, jobs, seen, new Date(Date.now() + deadAfterMs))
    return null
  }
  if (seen.after.length > 0) {
    const undone = await db
      .selectFrom('writes')
      .select('id')
      .where('run_id', '=', seen.run_id)
      .where('node', 'in', seen.after)
      .where('state', '!=', 'done')
      .executeTakeFirst()
    if (undone) return null
  }
  try {
    return await db.transaction().execute(async (tx) => {
      const claimed = await tx
        .updateTable('writes')
        .set({
          state: 'performing',
          in_lane: true,
          attempt: sql`attempt + 1`,
          wait_until: null,
          reason: null,
          updated_at: new Date(),
        })
        .where('id', '=', writeId)
        .where('attempt', '=', seen.attempt)
        .where('state', '=', seen.state)
        .returningAll()
        .executeTakeFirst()
      if (claimed) await refreshRun(tx, claimed.run_id)
      return claimed ?? null
    })
  } catch (error) {
    // Whoever holds the target wakes this write when it lets go.
    if (error instanceof pg.DatabaseError && error.constraint === 'one_write_per_target')
      return null
    throw error
  }
}

/** The job that brought us here is used up; another keeps the write from being forgotten. */
const lookAgain = (db: Database, jobs: Jobs, write: WriteRow, at: Date): Promise<void> =>
  db.transaction().execute((tx) => jobs.send(tx, write, at))
