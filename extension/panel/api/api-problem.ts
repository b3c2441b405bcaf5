import { problem, type Problem } from '#shared/api/session.ts'

/** An answer that is not what was asked for, with its cause and next step for the person. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly title: string | null
  readonly detail: string | null
  readonly nextStep: string | null
  readonly requestId: string | null

  constructor(code: string, facts: Partial<Problem> = {}, cause?: unknown) {
    super(facts.detail ?? code, { cause })
    this.status = facts.status ?? 0
    this.code = code
    this.title = facts.title ?? null
    this.detail = facts.detail ?? null
    this.nextStep = facts.nextStep ?? null
    this.requestId = facts.requestId ?? null
  }
}

/** No answer at all: the backend is away, or the network is. */
export const unreachable = (cause?: unknown): ApiProblem => new ApiProblem('unreachable', {}, cause)

/** Reads an error answer; a body that is no problem document (a proxy's page) still gives its status. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const read = problem.safeParse(body)
  return read.success
    ? new ApiProblem(read.data.code, read.data)
    : new ApiProblem('unexpected-answer', { status })
}

export const asProblem = (reason: unknown): ApiProblem =>
  reason instanceof ApiProblem ? reason : new ApiProblem('panel-fault', {}, reason)
