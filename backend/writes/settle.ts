import { randomBytes } from 'node:crypto'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { Proof } from '#shared/domain/plan.ts'
import { json } from '#backend/store/json.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { announce } from '#backend/store/live-channel.ts'
import type { Tables, WriteReason, WriteTable } from '#backend/store/schema.ts'
import type { Output } from './operations.ts'
import { runStateOf } from './run-state.ts'

export type WriteRow = Selectable<WriteTable>

export type Outcome =
  | { state: 'done'; output: Output; proof: Proof }
  | { state: 'failed' | 'blocked'; reason: WriteReason; evidenceHash?: string }

/**
 * Ends a write: its state, its audit entry, the jobs of what comes after it, the writes of other runs
 * that had joined it, and the state of their runs, all in the caller's transaction. Returns false and
 * changes nothing when another claim (a higher attempt) has taken over.
 */
export async function settle(
  tx: Transaction<Tables>,
  jobs: Jobs,
  write: WriteRow,
  outcome: Outcome,
): Promise<boolean> {
  const change = {
    state: outcome.state,
    in_lane: false,
    wait_until: null,
    updated_at: new Date(),
    reason: outcome.state === 'done' ? null : json(outcome.reason),
    ...(outcome.state === 'done'
      ? { output: json(outcome.output), proof: json(outcome.proof) }
      : {}),
    ...(outcome.state === 'done' && write.total_bytes !== null
      ? { moved_bytes: write.total_bytes }
      : {}),
    ...(outcome.state !== 'done' && outcome.evidenceHash
      ? { evidence_hash: outcome.evidenceHash }
      : {}),
  }
  const own = await tx
    .updateTable('writes')
    .set(change)
    .where('id', '=', write.id)
    .where('attempt', '=', write.attempt)
    .where('state', 'not in', ['done', 'failed', 'blocked'])
    .executeTakeFirst()
  if (!own.numUpdatedRows) return false
  const joiners = await tx
    .updateTable('writes')
    .set(change)
    .where('joins', '=', write.id)
    .where('state', '=', 'planned')
    .returningAll()
    .execute()
  for (const settled of [write, ...joiners]) {
    await insertAudit(tx, settled, outcome)
    if (outcome.state === 'done') await wakeDependents(tx, jobs, settled)
    await refreshRun(tx, settled.run_id)
  }
  await wakeLane(tx, jobs, write)
  return true
}

/** Puts a write aside until a time; its lane stays its own once the other side has been told. */
export async function wait(
  tx: Transaction<Tables>,
  jobs: Jobs,
  write: WriteRow,
  until: Date,
  reason: WriteReason,
): Promise<void> {
  const held = await tx
    .updateTable('writes')
    .set({ state: 'waiting', wait_until: until, reason: json(reason), updated_at: new Date() })
    .where('id', '=', write.id)
    .where('attempt', '=', write.attempt)
    .where('state', '=', 'performing')
    .executeTakeFirst()
  if (!held.numUpdatedRows) return
  await jobs.send(tx, write, until)
  await refreshRun(tx, write.run_id)
}

export async function refreshRun(tx: Transaction<Tables>, runId: string): Promise<void> {
  await sql`select 1 from runs where id = ${runId} for update`.execute(tx)
  const writes = await tx
    .selectFrom('writes')
    .select(['node', 'state', 'after'])
    .where('run_id', '=', runId)
    .execute()
  const state = runStateOf(writes)
  const { work_id } = await tx
    .updateTable('runs')
    .set({ state, finished_at: state === 'running' || state === 'waiting' ? null : new Date() })
    .where('id', '=', runId)
    .returning('work_id')
    .executeTakeFirstOrThrow()
  await announce(tx, { kind: 'run-changed', workId: work_id, runId })
}

async function wakeDependents(tx: Transaction<Tables>, jobs: Jobs, done: WriteRow): Promise<void> {
  const dependents = await tx
    .selectFrom('writes')
    .select(['id', 'total_bytes'])
    .where('run_id', '=', done.run_id)
    .where('state', '=', 'planned')
    .where('joins', 'is', null)
    .where(sql<boolean>`${done.node} = any("after")`)
    .execute()
  for (const dependent of dependents) await jobs.send(tx, dependent)
}

/** Those that found the target taken have no job any more: give them one. What restricts goes first. */
async function wakeLane(tx: Transaction<Tables>, jobs: Jobs, freed: WriteRow): Promise<void> {
  const waiting = await tx
    .selectFrom('writes')
    .select(['id', 'total_bytes'])
    .where('target', '=', freed.target)
    .where('state', '=', 'planned')
    .where('joins', 'is', null)
    .orderBy(sql`exposure = 'restricts'`, 'desc')
    .orderBy('created_at')
    .execute()
  for (const next of waiting) await jobs.send(tx, next)
}

async function insertAudit(
  tx: Transaction<Tables>,
  write: WriteRow,
  outcome: Outcome,
): Promise<void> {
  const { principal, action } = await tx
    .selectFrom('runs')
    .select(['principal', 'action'])
    .where('id', '=', write.run_id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('audit')
    .values({
      at: new Date(),
      work_id: write.work_id,
      document_class: 'open',
      salt: randomBytes(16),
      index: null,
      leaf: null,
      payload: json({
        action,
        runId: write.run_id,
        writeId: write.id,
        principal,
        workId: write.work_id,
        call: write.call,
        says: write.says,
        target: write.target,
        item: write.gate?.item ?? null,
        outcome: outcome.state,
        attempt: write.attempt,
        output: outcome.state === 'done' ? outcome.output : null,
        proof: outcome.state === 'done' ? outcome.proof : null,
        reason: outcome.state === 'done' ? null : outcome.reason,
        evidenceHash:
          write.evidence_hash ?? (outcome.state === 'done' ? null : (outcome.evidenceHash ?? null)),
      }),
    })
    .execute()
}
