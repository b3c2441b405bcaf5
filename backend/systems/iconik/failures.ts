import { SystemFailure, type FailureKind } from '#shared/domain/failure.ts'
import { errorBody } from './contract.ts'

/** How iconik says that something went wrong. */
export interface Refusal {
  operation: string
  status: number
  isHtml: boolean
  body: string
  retryAfterMs: number | null
  /** For 401 and 403: are our credentials taken at all? */
  signedIn: boolean
}

export function failureOf(refusal: Refusal): SystemFailure {
  const { operation, status, retryAfterMs } = refusal
  const kind = kindOf(refusal)
  const said = kind === 'rejected' || kind === 'conflict' ? `: ${saidIn(refusal.body)}` : ''
  return new SystemFailure(kind, {
    system: 'iconik',
    operation,
    message: `iconik ${words[kind]} (${operation}, status ${status})${said}`,
    inDoubt: kind === 'unavailable',
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  })
}

function kindOf({ status, isHtml, signedIn }: Refusal): FailureKind {
  // A page for people comes from something between us and iconik; it says nothing about the object.
  if (isHtml) return 'unavailable'
  if (status === 401 || status === 403) return signedIn ? 'not-permitted' : 'sign-in-required'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  if (status === 429) return 'busy'
  return status >= 400 && status < 500 ? 'rejected' : 'unavailable'
}

const words: Record<FailureKind, string> = {
  'sign-in-required': 'refused our credentials',
  'not-permitted': 'does not let our user do this: a role or an access right is missing',
  'not-found': 'does not have this',
  conflict: 'reports a conflict',
  rejected: 'rejected the request',
  busy: 'is limiting requests',
  unavailable: 'gave no usable answer',
}

/** Gateways answer with anything, so a body that is not one of the documented forms says nothing. */
function saidIn(body: string): string {
  try {
    const { errors } = errorBody.parse(JSON.parse(body))
    const lines = Array.isArray(errors)
      ? errors
      : Object.entries(errors).map(([name, problem]) => `${name}: ${String(problem)}`)
    return lines.join('; ').slice(0, 300)
  } catch {
    return 'no reason given'
  }
}
