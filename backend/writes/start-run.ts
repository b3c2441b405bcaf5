import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import { hashOf, planHash, type Plan } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { announce } from '#backend/store/live-channel.ts'
import type { Tables } from '#backend/store/schema.ts'
import { json } from '#backend/store/json.ts'

export interface NewRun {
  plan: Plan
  input: { [key: string]: unknown }
  principal: Principal
  idempotencyKey: string
  undoOf: string | null
}

/** The same key came with another request. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused'
}

/**
 * Writes down a plan to be performed: run, writes and first jobs in one transaction. The same key
 * with the same request gives the run that it gave the first time. A write whose effect is already
 * open in another run joins that one instead of being done twice.
 */
export async function startRun(
  db: Database,
  jobs: Jobs,
  run: NewRun,
): Promise<{ runId: string; repeated: boolean }> {
  const key = `${run.principal.id}:${run.idempotencyKey}`
  const requestHash = hashOf([run.plan.action, run.input, planHash(run.plan)])
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
    const earlier = await tx
      .selectFrom('runs')
      .select(['id', 'request_hash'])
      .where('idempotency_key', '=', key)
      .executeTakeFirst()
    if (earlier && earlier.request_hash !== requestHash)
      throw new KeyReused('this Idempotency-Key was used for another request')
    if (earlier) return { runId: earlier.id, repeated: true }

    const runId = randomUUID()
    await tx
      .insertInto('runs')
      .values({
        id: runId,
        action: run.plan.action,
        work_id: run.plan.workId,
        input: json(run.input),
        plan: json(run.plan),
        plan_hash: planHash(run.plan),
        principal: json(run.principal),
        idempotency_key: key,
        request_hash: requestHash,
        state: 'running',
        undo_of: run.undoOf,
        created_at: new Date(),
        finished_at: null,
      })
      .execute()
    for (const [position, write] of run.plan.writes.entries()) {
      const id = `${runId}/${write.node}`
      const joined = await insertWrite(tx, id, runId, position, run.plan.workId, write)
      if (!joined && write.after.length === 0) await jobs.send(tx, { id, total_bytes: write.bytes })
    }
    await announce(tx, { kind: 'run-changed', workId: run.plan.workId, runId })
    return { runId, repeated: false }
  })
}

async function insertWrite(
  tx: Transaction<Tables>,
  id: string,
  runId: string,
  position: number,
  workId: number,
  write: Plan['writes'][number],
): Promise<boolean> {
  const row = {
    id,
    run_id: runId,
    node: write.node,
    position,
    work_id: workId,
    effect_key: write.effectKey,
    target: write.target,
    call: json(write.call),
    input: json({ value: write.input }),
    after: write.after,
    barrier: write.barrier,
    exposure: write.exposure,
    gate: write.gate ? json(write.gate) : null,
    says: json(write.says),
    state: 'planned' as const,
    joins: null as string | null,
    total_bytes: write.bytes,
    created_at: new Date(),
    updated_at: new Date(),
    in_lane: false,
    attempt: 0,
    performed: false,
    moved_bytes: 0,
    output: null,
    proof: null,
    reason: null,
    evidence_hash: null,
    wait_until: null,
  }
  const inserted = await tx
    .insertInto('writes')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('effect_key')
        .where('joins', 'is', null)
        .where('state', 'in', ['planned', 'performing', 'waiting'])
        .doNothing(),
    )
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows) return false
  const open = await tx
    .selectFrom('writes')
    .select('id')
    .where('effect_key', '=', write.effectKey)
    .where('joins', 'is', null)
    .where('state', 'in', ['planned', 'performing', 'waiting'])
    .forUpdate()
    .executeTakeFirst()
  // It may have ended between the two statements; then this write is free to go.
  await tx
    .insertInto('writes')
    .values({ ...row, joins: open?.id ?? null })
    .execute()
  return open !== undefined
}
