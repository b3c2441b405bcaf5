import { SystemFailure, type FailureKind } from '#shared/domain/failure.ts'
import type { WriteReason } from '#backend/store/schema.ts'

const mostAttempts = 8
const longestWaitMs = 5 * 60_000

const whoMends: Record<FailureKind, string | null> = {
  'sign-in-required': 'administrator',
  'not-permitted': 'administrator',
  'not-found': 'editor',
  conflict: 'editor',
  rejected: 'editor',
  busy: null,
  unavailable: 'administrator',
}

/** What to write down and show. The text of an error that nobody foresaw stays in the log. */
export function reasonOf(error: unknown): WriteReason {
  if (error instanceof SystemFailure)
    return { code: error.kind, text: error.message, whoCanMend: whoMends[error.kind] }
  return {
    code: 'unexpected',
    text: 'Something went wrong inside Slipcase; the log has the details.',
    whoCanMend: 'administrator',
  }
}

/** When to try again by ourselves; null when only a person can help. */
export function retryAt(error: unknown, attempt: number, now = Date.now()): Date | null {
  if (!(error instanceof SystemFailure) || attempt >= mostAttempts) return null
  if (error.kind !== 'busy' && error.kind !== 'unavailable') return null
  const backOff = Math.min(1_000 * 2 ** attempt, longestWaitMs) * (0.75 + Math.random() / 2)
  return new Date(now + (error.retryAfterMs ?? backOff))
}
