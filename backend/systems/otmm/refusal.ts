import { type FailureKind, SystemFailure } from '#shared/domain/failure.ts'
import { type OutboundAnswer, retryAfterMs } from '../outbound.ts'
import { errorAnswer } from './contract.ts'

const expiredTicket = 1034
const longestMessage = 300

/** How OTMM says that it did not do what was asked, in our words. Reads the answer's body. */
export async function refusalOf(answer: OutboundAnswer, operation: string): Promise<SystemFailure> {
  const said = parsed(await answer.text())
  const kind = kindOf(answer, said?.status)
  const detail = said?.exception_body?.message?.slice(0, longestMessage)
  const wait = retryAfterMs(answer.header('retry-after'))
  return new SystemFailure(kind, {
    system: 'otmm',
    operation,
    message: detail
      ? `OTMM: ${detail}`
      : `OTMM refused "${operation}" with status ${answer.status}`,
    ...(wait === null ? {} : { retryAfterMs: wait }),
    // a server error says nothing about what was done before it
    inDoubt: answer.status >= 500,
  })
}

function kindOf(answer: OutboundAnswer, otdsStatus: unknown): FailureKind {
  switch (answer.status) {
    case 401:
      return 'sign-in-required'
    case 400:
      return otdsStatus === expiredTicket ? 'sign-in-required' : 'rejected'
    case 403:
      return 'not-permitted'
    case 404:
      return 'not-found'
    case 409:
    case 423:
      return 'conflict'
    case 429:
      return 'busy'
    case 503:
      return answer.header('retry-after') === null ? 'unavailable' : 'busy'
    default:
      return answer.status >= 400 && answer.status < 500 ? 'rejected' : 'unavailable'
  }
}

function parsed(body: string) {
  try {
    return errorAnswer.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null // a page of a proxy or of Tomcat; the status says enough
  }
}
