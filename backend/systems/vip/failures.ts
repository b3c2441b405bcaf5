import { type OutboundAnswer, retryAfterMs } from '#backend/systems/outbound.ts'
import { type FailureKind, SystemFailure } from '#shared/domain/failure.ts'
import { refusal } from './contract.ts'

export const system = 'vip'

const byCode: Record<string, FailureKind> = {
  rest_post_invalid_id: 'not-found',
  /** The plugin or the REST API itself is not there. */
  rest_no_route: 'unavailable',
  /** Said with status 500, but for good: a type that the site does not allow. */
  rest_upload_sideload_error: 'rejected',
  rest_trash_not_supported: 'rejected',
  rest_upload_hash_mismatch: 'conflict',
  /** The list has changed while it was read. */
  rest_post_invalid_page_number: 'conflict',
  incorrect_password: 'sign-in-required',
  invalid_username: 'sign-in-required',
}
const byStatus: Record<number, FailureKind> = {
  400: 'rejected',
  401: 'sign-in-required',
  403: 'not-permitted',
  409: 'conflict',
  429: 'busy',
}

/** Reads a refusal and gives the failure it stands for. */
export async function failureOf(answer: OutboundAnswer, operation: string): Promise<SystemFailure> {
  const said = readRefusal(await answer.text())
  // An anonymous caller who asks for private items is told that the parameter is wrong.
  const anonymous = Object.values(said?.data?.details ?? {}).some(
    (detail) => detail.code === 'rest_forbidden_status',
  )
  const kind: FailureKind = anonymous
    ? 'sign-in-required'
    : (byCode[said?.code ?? ''] ?? byStatus[answer.status] ?? 'unavailable')
  const wait = retryAfterMs(answer.header('retry-after'))
  const wrong = Object.keys(said?.data?.params ?? {}).join(', ')
  const why = [said?.code, wrong].filter(Boolean).join(': ')
  return new SystemFailure(kind, {
    system,
    operation,
    message: `The site refused ${operation} (${answer.status}${why ? ` ${why}` : ''})`,
    ...(wait === null ? {} : { retryAfterMs: wait }),
    inDoubt: answer.status >= 500 && kind === 'unavailable',
  })
}

function readRefusal(body: string) {
  try {
    return refusal.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}
