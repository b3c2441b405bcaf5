/**
 * The kinds of failure that a person or a job can act on. Only a system's own folder knows how to
 * recognise them in that system's answers.
 */
export const failureKinds = [
  'sign-in-required', // our credentials were refused
  'not-permitted',
  'not-found',
  'conflict',
  'rejected', // the other side says the input is wrong; a person can fix it
  'busy', // try again, perhaps at a stated time
  'unavailable', // no usable answer
] as const
export type FailureKind = (typeof failureKinds)[number]

/** A failure of one call to a connected system. `message` is for people and never holds secrets. */
export class SystemFailure extends Error {
  override readonly name = 'SystemFailure'
  readonly kind: FailureKind
  readonly system: string
  readonly operation: string
  /** Milliseconds to wait before trying again, when the system said so. */
  readonly retryAfterMs: number | null
  /** True when the request may have taken effect although no good answer came. */
  readonly inDoubt: boolean

  constructor(
    kind: FailureKind,
    facts: {
      system: string
      operation: string
      message: string
      retryAfterMs?: number
      inDoubt?: boolean
      cause?: unknown
    },
  ) {
    super(facts.message, { cause: facts.cause })
    this.kind = kind
    this.system = facts.system
    this.operation = facts.operation
    this.retryAfterMs = facts.retryAfterMs ?? null
    this.inDoubt = facts.inDoubt ?? false
  }
}
