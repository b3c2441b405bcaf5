import { sql } from 'kysely'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { refreshRun } from './settle.ts'

/**
 * Gives the failed and blocked writes of a run another chance; what is done stays done, and each
 * asks the other system first. A write whose effect has meanwhile been opened by another run joins it.
 */
export async function retryRun(db: Database, jobs: Jobs, runId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await tx
      .selectFrom('writes')
      .selectAll()
      .where('run_id', '=', runId)
      .where('state', 'in', ['failed', 'blocked'])
      .orderBy('position')
      .forUpdate()
      .execute()
    for (const write of ended) {
      const open = await tx
        .selectFrom('writes')
        .select('id')
        .where('effect_key', '=', write.effect_key)
        .where('id', '!=', write.id)
        .where('joins', 'is', null)
        .where('state', 'in', ['planned', 'performing', 'waiting'])
        .executeTakeFirst()
      await tx
        .updateTable('writes')
        .set({
          state: 'planned',
          joins: open?.id ?? null,
          reason: null,
          wait_until: null,
          in_lane: false,
          attempt: sql`attempt + 1`,
          updated_at: new Date(),
        })
        .where('id', '=', write.id)
        .execute()
      if (!open) await jobs.send(tx, write)
    }
    if (ended.length > 0) await refreshRun(tx, runId)
  })
}
