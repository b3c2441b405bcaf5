import type { RunView, WriteView } from '#shared/api/runs.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Selectable } from 'kysely'
import { may } from '#backend/access/permissions.ts'
import { actionOf } from '#backend/actions/registry.ts'
import type { Database } from '#backend/store/database.ts'
import type { RunTable } from '#backend/store/schema.ts'
import type { WriteRow } from './settle.ts'

type RunRow = Selectable<RunTable>
const shown = 50

/** The newest runs of a work with all their writes. */
export async function runsOf(
  db: Database,
  workId: number,
  principal: Principal,
  labelOf: (system: string) => string,
): Promise<RunView[]> {
  const runs = await db
    .selectFrom('runs')
    .selectAll()
    .where('work_id', '=', workId)
    .orderBy('created_at', 'desc')
    .limit(shown)
    .execute()
  return viewsOf(db, runs, principal, labelOf)
}

export async function runView(
  db: Database,
  runId: string,
  principal: Principal,
  labelOf: (system: string) => string,
): Promise<RunView | null> {
  const run = await db.selectFrom('runs').selectAll().where('id', '=', runId).executeTakeFirst()
  return run ? ((await viewsOf(db, [run], principal, labelOf))[0] ?? null) : null
}

async function viewsOf(
  db: Database,
  runs: RunRow[],
  principal: Principal,
  labelOf: (system: string) => string,
): Promise<RunView[]> {
  if (runs.length === 0) return []
  const ids = runs.map(({ id }) => id)
  const [writes, undos] = await Promise.all([
    db.selectFrom('writes').selectAll().where('run_id', 'in', ids).orderBy('position').execute(),
    db
      .selectFrom('runs')
      .select(['id', 'undo_of'])
      .where('undo_of', 'in', ids)
      .where('state', '!=', 'failed')
      .execute(),
  ])
  return runs.map((run) => {
    const undoneBy = undos.find(({ undo_of }) => undo_of === run.id)?.id ?? null
    const action = actionOf(run.action)
    const settled = run.state === 'done' || run.state === 'incomplete'
    return {
      runId: run.id,
      action: run.action,
      workId: run.work_id,
      by: run.principal.name,
      startedAt: run.created_at.toISOString(),
      finishedAt: run.finished_at?.toISOString() ?? null,
      state: run.state,
      writes: writes
        .filter(({ run_id }) => run_id === run.id)
        .map((write) => writeView(write, labelOf)),
      undoable:
        settled &&
        !undoneBy &&
        action?.undo !== undefined &&
        may(principal, 'undo') &&
        may(principal, action.permission),
      undoOf: run.undo_of,
      undoneBy,
    }
  })
}

const writeView = (write: WriteRow, labelOf: (system: string) => string): WriteView => ({
  id: write.id,
  node: write.node,
  says: write.says,
  systemLabel: write.call.system === 'slipcase' ? 'Slipcase' : labelOf(write.call.system),
  state: write.state,
  reason: write.reason,
  movedBytes: write.moved_bytes,
  totalBytes: write.total_bytes,
  waitUntil: write.wait_until?.toISOString() ?? null,
  proof: write.proof,
  output: write.output,
  joined: write.joins !== null,
  attempt: write.attempt,
})
