import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { planRequest, type PlanView } from '#shared/api/runs.ts'
import { rowStatus } from '#shared/rights/row-status.ts'
import { allow, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'

/** Dry runs. The action itself says which permission it needs; seeing the title is the least. */
export function planRoutes({ signIn, planner, views }: HttpParts) {
  return new Hono<AppEnv>().post(
    '/',
    allow(signIn, 'see-title'),
    sValidator('json', planRequest),
    async (c) => {
      const { plan, planHash, gate, runnable } = await planner.plan(
        c.req.valid('json'),
        c.get('principal'),
        c.req.raw.signal,
      )
      const view: PlanView = {
        planHash,
        action: plan.action,
        workId: plan.workId,
        notices: plan.notices,
        runnable,
        writes: plan.writes.map(({ node, says, call, exposure, after, bytes }) => ({
          node,
          says,
          exposure,
          after,
          bytes,
          systemLabel: call.system === 'slipcase' ? 'Slipcase' : views.labelOf(call.system),
        })),
        gate:
          gate.length > 0
            ? {
                verdict: rowStatus(gate).verdict,
                reasons: gate
                  .flatMap(({ reasons }) => reasons)
                  .map((reason) => views.say(reason, c.get('principal'))),
              }
            : null,
      }
      return c.json(view)
    },
  )
}
