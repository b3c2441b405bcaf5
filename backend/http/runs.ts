import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { z } from 'zod/mini'
import { runRequest } from '#shared/api/runs.ts'
import { may } from '#backend/access/permissions.ts'
import { actionOf } from '#backend/actions/registry.ts'
import { retryRun } from '#backend/writes/retry-run.ts'
import { runView } from '#backend/writes/run-view.ts'
import { allow, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

const keyHeader = z.object({ 'idempotency-key': z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/)) })
const runParam = z.object({ runId: z.uuid() })

/** Confirmed plans on their way. */
export function runRoutes({ signIn, planner, db, jobs, views }: HttpParts) {
  const unknownRun = (): Refusal =>
    new Refusal(404, 'not-found', 'There is no such run.', 'Refresh the title.')
  return new Hono<AppEnv>()
    .post(
      '/',
      allow(signIn, 'see-title'),
      sValidator('header', keyHeader),
      sValidator('json', runRequest),
      async (c) => {
        const { plan, planHash } = c.req.valid('json')
        const { runId, repeated } = await planner.run(
          plan,
          planHash,
          c.get('principal'),
          c.req.valid('header')['idempotency-key'],
          c.req.raw.signal,
        )
        const view = await runView(db, runId, c.get('principal'), views.labelOf)
        if (!view) throw unknownRun()
        return c.json(view, repeated ? 200 : 201)
      },
    )
    .get('/:runId', allow(signIn, 'see-title'), sValidator('param', runParam), async (c) => {
      const view = await runView(db, c.req.valid('param').runId, c.get('principal'), views.labelOf)
      if (!view) throw unknownRun()
      return c.json(view)
    })
    .post('/:runId/retry', allow(signIn, 'see-title'), sValidator('param', runParam), async (c) => {
      const { runId } = c.req.valid('param')
      const run = await db
        .selectFrom('runs')
        .select('action')
        .where('id', '=', runId)
        .executeTakeFirst()
      if (!run) throw unknownRun()
      const permission = run.action === 'undo' ? 'undo' : actionOf(run.action)?.permission
      if (!permission || !may(c.get('principal'), permission))
        throw new Refusal(
          403,
          'not-permitted',
          'Your role does not include this.',
          'Ask an administrator if you need it.',
        )
      await retryRun(db, jobs, runId)
      const view = await runView(db, runId, c.get('principal'), views.labelOf)
      if (!view) throw unknownRun()
      return c.json(view)
    })
}
