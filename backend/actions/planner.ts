import type { PlanRequest } from '#shared/api/runs.ts'
import { isRefused, planHash, type Plan } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Answer } from '#shared/rights/verdict.ts'
import { may } from '#backend/access/permissions.ts'
import type { Database } from '#backend/store/database.ts'
import type { Jobs } from '#backend/store/jobs.ts'
import { startRun } from '#backend/writes/start-run.ts'
import type { World } from './action.ts'
import { actionOf } from './registry.ts'

/** The person's role does not include this. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
}
/** What was confirmed is not what would be done now. */
export class PlanChanged extends Error {
  override readonly name = 'PlanChanged'
}
/** The plan holds a refusal, or what it exposes is not cleared. */
export class PlanRefused extends Error {
  override readonly name = 'PlanRefused'
}
export class RunNotFound extends Error {
  override readonly name = 'RunNotFound'
}

export interface Planned {
  plan: Plan
  planHash: string
  /** Verdicts behind what the plan exposes, by edition; empty when it exposes nothing. */
  gate: Answer[]
  runnable: boolean
}

export interface Planner {
  plan(request: PlanRequest, principal: Principal, signal: AbortSignal): Promise<Planned>
  /** Plans again, compares with what was confirmed, and starts. */
  run(
    request: PlanRequest,
    confirmedHash: string,
    principal: Principal,
    idempotencyKey: string,
    signal: AbortSignal,
  ): Promise<{ runId: string; repeated: boolean }>
}

export interface PlannerParts {
  db: Database
  jobs: Jobs
  worldFor(principal: Principal, signal: AbortSignal): World
  judge(
    question: NonNullable<Plan['writes'][number]['gate']>,
    signal: AbortSignal,
  ): Promise<Answer[]>
  /** A run that this key has started already, whatever the world looks like now. */
  startedBefore(
    principal: Principal,
    idempotencyKey: string,
  ): Promise<{ runId: string; planHash: string } | null>
}

export function createPlanner(parts: PlannerParts): Planner {
  async function planOf(request: PlanRequest, world: World): Promise<Plan> {
    if (request.action === 'undo') return planUndo(request.input.runId, request.input.workId, world)
    const action = actionOf(request.action)
    if (!action || !may(world.principal, action.permission))
      throw new NotPermitted(`${world.principal.name} may not ${request.action}`)
    return action.plan(request.input as never, world)
  }

  async function planUndo(runId: string, workId: number, world: World): Promise<Plan> {
    const run = await parts.db
      .selectFrom('runs')
      .selectAll()
      .where('id', '=', runId)
      .where('work_id', '=', workId)
      .executeTakeFirst()
    if (!run) throw new RunNotFound(`there is no run ${runId} on this title`)
    const action = actionOf(run.action)
    if (!may(world.principal, 'undo') || !action || !may(world.principal, action.permission))
      throw new NotPermitted(`${world.principal.name} may not undo ${run.action}`)
    const refused: Plan = {
      action: 'undo',
      workId,
      writes: [],
      notices: [{ code: 'nothing-to-undo', weight: 'refusal', args: {} }],
    }
    const undone = await parts.db
      .selectFrom('runs')
      .select('id')
      .where('undo_of', '=', runId)
      .where('state', '!=', 'failed')
      .executeTakeFirst()
    if (!action.undo || undone || run.state === 'running' || run.state === 'waiting') return refused
    const writes = await parts.db
      .selectFrom('writes')
      .selectAll()
      .where('run_id', '=', runId)
      .orderBy('position')
      .execute()
    return action.undo({ runId, action: run.action, workId, writes }, world)
  }

  async function plan(
    request: PlanRequest,
    principal: Principal,
    signal: AbortSignal,
  ): Promise<Planned> {
    const made = await planOf(request, parts.worldFor(principal, signal))
    const gated = made.writes.find((write) => write.exposure === 'exposes')?.gate
    const gate = gated ? await parts.judge(gated, signal) : []
    const cleared =
      !gated ||
      (gate.length === gated.productIds.length &&
        gate.every(({ verdict }) => verdict === 'cleared'))
    return {
      plan: made,
      planHash: planHash(made),
      gate,
      runnable: made.writes.length > 0 && !isRefused(made) && cleared,
    }
  }

  return {
    plan,
    async run(request, confirmedHash, principal, idempotencyKey, signal) {
      const before = await parts.startedBefore(principal, idempotencyKey)
      if (before && before.planHash === confirmedHash)
        return { runId: before.runId, repeated: true }
      const planned = await plan(request, principal, signal)
      if (planned.planHash !== confirmedHash)
        throw new PlanChanged('what would be done has changed since you looked')
      if (!planned.runnable) throw new PlanRefused('this cannot be done as it stands')
      return startRun(parts.db, parts.jobs, {
        plan: planned.plan,
        input: request.input,
        principal,
        idempotencyKey,
        undoOf: request.action === 'undo' ? request.input.runId : null,
      })
    },
  }
}
