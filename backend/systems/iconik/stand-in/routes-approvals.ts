import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { needs } from './access.ts'
import { pages, refusal } from './envelopes.ts'
import { approvalObject } from './objects.ts'
import { versionAt, written, type IconikState } from './state.ts'

const vote = z.looseObject({ status: z.enum(['APPROVED', 'NOT_APPROVED']) })

/** Approvals belong to a version; the paths without one mean the latest. */
export function approvalRoutes(state: IconikState, now: () => Date): Hono {
  const app = new Hono()

  for (const place of ['/assets/v1/assets/:id', '/assets/v1/assets/:id/versions/:version']) {
    app.use(`${place}/approvals/*`, needs(state, 'can_read_approval_request'))

    app.get(`${place}/approvals/request`, (context) => {
      const one = versionAt(state, context.req.param())
      const request = one && approvalObject(one.asset, one.version)
      return request ? context.json(request) : refusal(context, 404, 'Approval request not found')
    })

    app.post(`${place}/approvals/request`, (context) => {
      const one = versionAt(state, context.req.param())
      if (!one) return refusal(context, 404, 'Asset does not exist')
      const at = written(now())
      one.version.approval = { status: 'REQUESTED', requestedAt: at, changedAt: at, votes: [] }
      return state.inBackground
        ? context.json({ job_id: randomUUID() }, 202)
        : context.json(approvalObject(one.asset, one.version), 201)
    })

    app.delete(`${place}/approvals/request`, (context) => {
      const one = versionAt(state, context.req.param())
      if (!one?.version.approval) return refusal(context, 404, 'Approval request not found')
      one.version.approval = null
      return context.body(null, 204)
    })

    app.get(`${place}/approvals`, async (context) => {
      const one = versionAt(state, context.req.param())
      if (!one) return refusal(context, 404, 'Asset does not exist')
      return pages(
        context,
        one.version.approval?.votes ?? [],
        ({ user, external, status, at }) => ({
          user,
          external,
          status,
          change_date: at,
          version_id: one.version.id,
        }),
      )
    })

    // The vote of the token's user; one vote decides (min_number 1).
    app.put(`${place}/approvals`, async (context) => {
      const one = versionAt(state, context.req.param())
      if (!one) return refusal(context, 404, 'Asset does not exist')
      const parsed = vote.safeParse(await context.req.json().catch(() => null))
      if (!parsed.success) return context.json({ errors: { status: 'Not a valid choice.' } }, 400)
      const at = written(now())
      const { status } = parsed.data
      const before = one.version.approval
      const others = (before?.votes ?? []).filter(({ user }) => user !== state.me)
      const votes = [...others, { user: state.me, external: null, status, at }]
      const agree = votes.every((given) => given.status === status)
      one.version.approval = {
        status: agree ? status : 'MIXED',
        requestedAt: before?.requestedAt ?? at,
        changedAt: at,
        votes,
      }
      return context.json({ user: state.me, status, change_date: at, version_id: one.version.id })
    })
  }
  return app
}
