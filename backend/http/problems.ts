import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '#shared/api/session.ts'
import { SystemFailure, type FailureKind } from '#shared/domain/failure.ts'
import { NotPermitted, PlanChanged, PlanRefused, RunNotFound } from '#backend/actions/planner.ts'
import { TooLarge } from '#backend/spool/spool.ts'
import { KeyReused } from '#backend/writes/start-run.ts'

/** A refusal that a route words itself. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly nextStep: string | null
  constructor(status: ContentfulStatusCode, code: string, detail: string, nextStep: string | null) {
    super(detail)
    this.status = status
    this.code = code
    this.nextStep = nextStep
  }
}

type Said = Pick<Problem, 'status' | 'code' | 'title' | 'detail' | 'nextStep'>

/** How the failure of a connected system is answered. */
const ofSystem: Record<FailureKind, { status: number; title: string; nextStep: string }> = {
  'sign-in-required': {
    status: 502,
    title: 'Slipcase could not sign in there',
    nextStep: 'Tell an administrator: the credentials of this system need a look.',
  },
  'not-permitted': {
    status: 502,
    title: 'The system does not allow this',
    nextStep: 'Tell an administrator: the service account lacks a right.',
  },
  'not-found': {
    status: 404,
    title: 'It is not there any more',
    nextStep: 'Refresh the title and choose again.',
  },
  conflict: {
    status: 409,
    title: 'Somebody else has changed it',
    nextStep: 'Refresh the title and try again.',
  },
  rejected: {
    status: 422,
    title: 'The system refused the input',
    nextStep: 'Mend what it says and try again.',
  },
  busy: { status: 503, title: 'The system is busy', nextStep: 'Try again in a moment.' },
  unavailable: {
    status: 503,
    title: 'The system does not answer',
    nextStep: 'Try again in a moment; the other systems are not affected.',
  },
}

/** The one table of errors: everything that a route can throw becomes problem details (RFC 9457). */
function sayOf(error: unknown): Said | null {
  if (error instanceof Refusal)
    return {
      status: error.status,
      code: error.code,
      title: error.message,
      detail: error.message,
      nextStep: error.nextStep,
    }
  if (error instanceof SystemFailure)
    return { ...ofSystem[error.kind], code: error.kind, detail: error.message }
  if (error instanceof NotPermitted)
    return {
      status: 403,
      code: 'not-permitted',
      title: 'You may not do this',
      detail: error.message,
      nextStep: 'Ask an administrator if you need it.',
    }
  if (error instanceof PlanChanged)
    return {
      status: 409,
      code: 'changed-since-you-looked',
      title: 'Changed since you looked',
      detail: error.message,
      nextStep: 'Look at the new plan and confirm again.',
    }
  if (error instanceof PlanRefused)
    return {
      status: 422,
      code: 'plan-refused',
      title: 'This cannot be done as it stands',
      detail: error.message,
      nextStep: 'The plan says what is in the way.',
    }
  if (error instanceof RunNotFound)
    return {
      status: 404,
      code: 'not-found',
      title: 'There is no such run',
      detail: error.message,
      nextStep: 'Refresh the title.',
    }
  if (error instanceof KeyReused)
    return {
      status: 422,
      code: 'key-reused',
      title: 'Idempotency-Key was used for something else',
      detail: error.message,
      nextStep: 'Send a new key.',
    }
  if (error instanceof TooLarge)
    return {
      status: 413,
      code: 'file-too-large',
      title: 'The file is too large',
      detail: error.message,
      nextStep: `Files of up to ${error.most} bytes can be dropped; take larger ones from an asset system.`,
    }
  if (error instanceof HTTPException)
    return {
      status: error.status,
      code: error.status === 400 ? 'bad-request' : 'refused',
      title: error.message || 'The request was refused',
      detail: error.message || 'The request could not be read.',
      nextStep: null,
    }
  return null
}

export function answerProblem(c: Context, error: unknown, requestId: string): Response {
  const said = sayOf(error) ?? {
    status: 500,
    code: 'unexpected',
    title: 'Something went wrong inside Slipcase',
    detail: 'Something went wrong inside Slipcase; the log has the details under this request id.',
    nextStep: 'Try again; if it happens again, tell an administrator the request id.',
  }
  const body: Problem = { type: `urn:slipcase:problem:${said.code}`, requestId, ...said }
  return c.body(JSON.stringify(body), said.status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
  })
}

export const isForeseen = (error: unknown): boolean => sayOf(error) !== null
