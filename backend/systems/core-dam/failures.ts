import type { OutboundAnswer } from '#backend/systems/outbound.ts'
import { retryAfterMs } from '#backend/systems/outbound.ts'
import { type FailureKind, SystemFailure } from '#shared/domain/failure.ts'
import { refusal } from './contract.ts'

export const system = 'core-dam'

const kinds: Record<number, FailureKind> = {
  400: 'rejected',
  401: 'sign-in-required',
  403: 'not-permitted',
  404: 'not-found',
  409: 'conflict',
  422: 'rejected',
  429: 'busy',
}

/** Reads a refusal and gives the failure it stands for. */
export async function failureOf(answer: OutboundAnswer, operation: string): Promise<SystemFailure> {
  const said = readRefusal(await answer.text())
  // The gateway answers 404 in its own form where no service stands: the address is wrong, the object may well exist.
  const kind: FailureKind =
    answer.status === 404 && said.fromGateway
      ? 'unavailable'
      : (kinds[answer.status] ?? 'unavailable')
  const wait = retryAfterMs(answer.header('retry-after'))
  return new SystemFailure(kind, {
    system,
    operation,
    message: `Core DAM refused ${operation} (${answer.status}${said.text ? `: ${said.text}` : ''})`,
    ...(wait === null ? {} : { retryAfterMs: wait }),
    inDoubt: answer.status >= 500,
  })
}

function readRefusal(body: string): { text: string | null; fromGateway: boolean } {
  let parsed
  try {
    parsed = refusal.safeParse(JSON.parse(body))
  } catch {
    return { text: null, fromGateway: false }
  }
  if (!parsed.success) return { text: null, fromGateway: false }
  const { exception, fault, error_description, message, error } = parsed.data
  const text = exception ?? fault?.faultstring ?? error_description ?? message ?? error ?? null
  return { text: text?.slice(0, 300) ?? null, fromGateway: fault != null }
}
