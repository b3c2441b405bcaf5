import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from '#shared/domain/plan.ts'
import { resolveOutputs } from '#shared/domain/plan.ts'
import type { GateQuestion } from '#shared/domain/plan.ts'
import type { Confirmation } from '#backend/systems/port.ts'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { json } from '#backend/store/json.ts'
import type { WriteReason } from '#backend/store/schema.ts'
import { claim } from './claim.ts'
import { type CapabilitiesBySystem, findOperation, type Output } from './operations.ts'
import { reasonOf, retryAt } from './reason.ts'
import { settle, wait, type WriteRow } from './settle.ts'
import type { OpenContext } from './write-context.ts'

export interface Gate {
  /** Judges on fresh evidence, at the moment of sending. */
  judge(
    question: GateQuestion,
    signal: AbortSignal,
  ): Promise<{ cleared: boolean; reason: WriteReason; evidenceHash: string }>
}

export interface PerformerParts {
  db: Database
  jobs: Jobs
  systems: CapabilitiesBySystem
  gate: Gate
  openContext: OpenContext
  /** Hears of a write that is done, after the transaction: for what may be lost (a refresh). */
  done(write: WriteRow): void
  unexpected(error: unknown, write: WriteRow): void
}

/** Confirmations that come within this time are awaited in place rather than by another job. */
const waitInPlaceMs = 20_000

/**
 * Takes one write as far as it can go now. May be called any number of times, by any process: what
 * is settled stays, what somebody else is at is left alone, and after any doubt the other system is
 * asked before anything is done again.
 */
export function createPerformer(
  parts: PerformerParts,
): (writeId: string, signal: AbortSignal) => Promise<void> {
  const { db, jobs } = parts

  async function perform(writeId: string, signal: AbortSignal): Promise<void> {
    const write = await claim(db, jobs, writeId)
    if (!write) return
    const { context, close } = parts.openContext(write, signal)
    try {
      if (!write.performed && !(await passesGate(write, signal))) return
      const operation = findOperation(parts.systems, write.call)
      const input: unknown = operation.input.parse(
        resolveOutputs(write.input.value, await outputsBefore(write)),
      )
      const known = write.performed
        ? operation.output.parse(write.output)
        : await operation.find(input, context)
      const output = known ?? (await operation.perform(input, context))
      await db
        .updateTable('writes')
        .set({ performed: true, output: json(output), updated_at: new Date() })
        .where('id', '=', write.id)
        .where('attempt', '=', write.attempt)
        .execute()
      const startedAt = Date.now()
      for (;;) {
        const confirmation: Confirmation<Output> = await operation.confirm(output, input, context)
        if (confirmation.kind === 'confirmed') {
          const ended = await db.transaction().execute((tx) =>
            settle(tx, jobs, write, {
              state: 'done',
              output: confirmation.output ?? output,
              proof: confirmation.proof,
            }),
          )
          if (ended) parts.done(write)
          return
        }
        if (confirmation.kind === 'contradicted') {
          await fail(write, { code: 'contradicted', text: confirmation.reason, whoCanMend: null })
          return
        }
        if (Date.now() - startedAt + confirmation.askAgainMs > waitInPlaceMs) {
          const until = new Date(Date.now() + Math.max(confirmation.askAgainMs, 2_000))
          await db.transaction().execute((tx) =>
            wait(tx, jobs, write, until, {
              code: 'waiting-for-system',
              text: confirmation.note,
              whoCanMend: null,
            }),
          )
          return
        }
        await sleep(confirmation.askAgainMs, undefined, { signal })
      }
    } catch (error) {
      if (signal.aborted) throw error
      const until = retryAt(error, write.attempt)
      if (until) {
        await db.transaction().execute((tx) => wait(tx, jobs, write, until, reasonOf(error)))
        return
      }
      parts.unexpected(error, write)
      await fail(write, reasonOf(error))
    } finally {
      close()
    }
  }

  async function passesGate(write: WriteRow, signal: AbortSignal): Promise<boolean> {
    if (write.exposure !== 'exposes') return true
    if (!write.gate)
      throw new Error(`${write.id} exposes something but does not say what has to be cleared`)
    const verdict = await parts.gate.judge(write.gate, signal)
    if (!verdict.cleared) {
      await db.transaction().execute((tx) =>
        settle(tx, jobs, write, {
          state: 'blocked',
          reason: verdict.reason,
          evidenceHash: verdict.evidenceHash,
        }),
      )
      return false
    }
    write.evidence_hash = verdict.evidenceHash
    await db
      .updateTable('writes')
      .set({ evidence_hash: verdict.evidenceHash })
      .where('id', '=', write.id)
      .where('attempt', '=', write.attempt)
      .execute()
    return true
  }

  async function outputsBefore(
    write: WriteRow,
  ): Promise<ReadonlyMap<string, Record<string, Json>>> {
    const rows = await db
      .selectFrom('writes')
      .select(['node', 'output'])
      .where('run_id', '=', write.run_id)
      .where('state', '=', 'done')
      .execute()
    return new Map(rows.flatMap((row) => (row.output ? [[row.node, row.output] as const] : [])))
  }

  const fail = (write: WriteRow, reason: WriteReason): Promise<boolean> =>
    db.transaction().execute((tx) => settle(tx, jobs, write, { state: 'failed', reason }))

  return perform
}
