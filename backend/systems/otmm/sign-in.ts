import { SystemFailure } from '#shared/domain/failure.ts'
import type { Proof } from './proof.ts'

const longestSignInMs = 30_000
/** After a refusal nobody tries again for a while, so that many calls do not lock the account. */
const quietAfterRefusalMs = 30_000

export interface SignIn {
  proof(signal: AbortSignal): Promise<Proof>
  /** For a call whose proof was refused. Many such calls at once cause one sign-in. */
  renew(refused: Proof, signal: AbortSignal): Promise<Proof>
  /** The proof in use, if any. */
  held(): Proof | null
}

/** Keeps one shared sign-in: one session for all calls, never one per request. */
export function createSignIn(
  obtain: (signal: AbortSignal) => Promise<Proof>,
  now: () => number = Date.now,
): SignIn {
  let held: Proof | null = null
  let pending: Promise<Proof> | null = null
  let refusal: { failure: SystemFailure; until: number } | null = null

  async function attempt(): Promise<Proof> {
    const limit = AbortSignal.timeout(longestSignInMs)
    try {
      if (refusal && now() < refusal.until) throw refusal.failure
      refusal = null
      held = await obtain(limit)
      return held
    } catch (cause) {
      if (limit.aborted) throw tooSlow(cause)
      if (cause instanceof SystemFailure && cause.kind === 'sign-in-required')
        refusal ??= { failure: cause, until: now() + quietAfterRefusalMs }
      throw cause
    } finally {
      pending = null
    }
  }

  // Begun in a later turn, so that `pending` is set before the attempt can end.
  const shared = (): Promise<Proof> => (pending ??= Promise.resolve().then(attempt))

  // The attempt is shared, so that a caller who gives up must not end it for the others.
  const proof = async (signal: AbortSignal): Promise<Proof> => {
    signal.throwIfAborted()
    return held ?? untilAborted(shared(), signal)
  }

  return {
    proof,
    renew(refused, signal) {
      if (held === refused) held = null
      return proof(signal)
    },
    held: () => held,
  }
}

const tooSlow = (cause: unknown): SystemFailure =>
  new SystemFailure('unavailable', {
    system: 'otmm',
    operation: 'sign-in',
    message: `OTMM did not answer the sign-in within ${longestSignInMs / 1000} seconds`,
    cause,
  })

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, aborted.promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
