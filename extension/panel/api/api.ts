import { hc } from 'hono/client'
import { z } from 'zod/mini'
import type { AppType } from '#backend/http/app.ts'
import { clearanceAnswer, type ClearanceRequest } from '#shared/api/clearance.ts'
import { activity, planView, runList, runView, type PlanRequest } from '#shared/api/runs.ts'
import { session, signedIn } from '#shared/api/session.ts'
import { candidates, titleView } from '#shared/api/titles.ts'
import type { PersonRole } from '#shared/domain/principal.ts'
import type { Role } from '#shared/domain/role.ts'
import { authorisedFetch, readAnswer, type Connection } from './connection.ts'
import { createUpload } from './upload.ts'

const health = z.object({ sandbox: z.boolean() })

/** Every call of the panel, parsed by the contract of its route. All reject with `ApiProblem`. */
export function createApi(connection: Connection) {
  const client = hc<AppType>(connection.backend, { fetch: authorisedFetch(connection) })
  const read = <Contract extends z.ZodMiniType>(asked: Promise<Response>, contract: Contract) =>
    readAnswer(connection, asked, contract)
  const title = client.titles[':workId']
  const ofTitle = (workId: number) => ({ param: { workId: String(workId) } })

  return {
    health: () => read(client.health.$get(), health),
    session: () => read(client.session.$get(), session),
    signInToSandbox: (role: PersonRole) =>
      read(client.session.sandbox.$post({ json: { role } }), signedIn),

    title: (workId: number) => read(title.$get(ofTitle(workId)), titleView),
    refreshTitle: (workId: number) => read(title.refresh.$post(ofTitle(workId)), z.unknown()),
    candidates: (workId: number, role: Role, words: string, signal: AbortSignal) =>
      read(
        title.candidates.$get({ ...ofTitle(workId), query: { role, words } }, { init: { signal } }),
        candidates,
      ),
    askClearance: (workId: number, question: ClearanceRequest, signal: AbortSignal) =>
      read(
        title.clearance.$post({ ...ofTitle(workId), json: question }, { init: { signal } }),
        clearanceAnswer,
      ),
    activity: (workId: number) => read(title.activity.$get(ofTitle(workId)), activity),
    runs: (workId: number) => read(title.runs.$get(ofTitle(workId)), runList),

    plan: (wish: PlanRequest, signal: AbortSignal) =>
      read(client.plans.$post({ json: wish }, { init: { signal } }), planView),
    startRun: (plan: PlanRequest, planHash: string, idempotencyKey: string) =>
      read(
        client.runs.$post({
          json: { plan, planHash },
          header: { 'idempotency-key': idempotencyKey },
        }),
        runView,
      ),
    run: (runId: string) => read(client.runs[':runId'].$get({ param: { runId } }), runView),
    retryRun: (runId: string) =>
      read(client.runs[':runId'].retry.$post({ param: { runId } }), runView),

    upload: createUpload(connection),
    discardUpload: (id: string) =>
      read(client.spool[':id'].$delete({ param: { id } }), z.unknown()),

    /** The live stream of a title, from the message after `lastId`. */
    events: (workId: number, lastId: string, signal: AbortSignal): Promise<Response> =>
      client.events.$get(
        { query: { work: String(workId) } },
        { headers: lastId === '' ? {} : { 'last-event-id': lastId }, init: { signal } },
      ),

    /** Absolute address of what the backend gave as a relative one, such as a signed thumbnail. */
    address: (relative: string) => new URL(relative, connection.backend).href,
  }
}
export type Api = ReturnType<typeof createApi>
