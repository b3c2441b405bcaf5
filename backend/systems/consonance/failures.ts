import { z } from 'zod'
import { type FailureKind, SystemFailure } from '#shared/domain/failure.ts'

const graphqlError = z.looseObject({
  message: z.string().catch('no message'),
  extensions: z
    .looseObject({ code: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
})

/** The outermost shape of every answer: GraphQL's, or the one `message` that a refused key gets. */
export const envelope = z.looseObject({
  data: z.unknown().optional(),
  errors: z.array(graphqlError).nullish(),
  message: z.string().nullish(),
})
export type Envelope = z.infer<typeof envelope>

/** What an HTTP status alone says. Null: the body has to be read. */
export function statusFailure(status: number): FailureKind | null {
  if (status === 401) return 'sign-in-required'
  if (status === 403) return 'not-permitted'
  if (status === 429) return 'busy'
  return status >= 500 || status === 404 ? 'unavailable' : null
}

/**
 * Error codes and texts are not documented. A refused key was seen as `message: "401: …"`
 * (captured, REST; status unknown); the rest is what Rails and GraphQL servers usually say (inferred).
 */
export function bodyFailure(body: Envelope): { kind: FailureKind; said: string } | null {
  if (body.message?.startsWith('401:')) return { kind: 'sign-in-required', said: body.message }
  const errors = body.errors ?? []
  if (errors.length > 0) return { kind: kindOf(errors), said: saidBy(errors) }
  if (body.data === undefined) return { kind: 'unavailable', said: body.message ?? 'no data' }
  return null
}

function kindOf(errors: NonNullable<Envelope['errors']>): FailureKind {
  const text = errors.flatMap((error) => [error.extensions?.code ?? '', error.message]).join('\n')
  if (/^401\b|unauthenticated|unauthori[sz]ed/im.test(text)) return 'sign-in-required'
  if (/^403\b|forbidden|not permitted|not allowed to/im.test(text)) return 'not-permitted'
  if (/^429\b|rate.?limit|throttled/im.test(text)) return 'busy'
  if (/not.?found|couldn't find/i.test(text)) return 'not-found'
  return 'rejected'
}

const saidBy = (errors: NonNullable<Envelope['errors']>): string =>
  errors
    .slice(0, 3)
    .map((error) => error.message.slice(0, 200))
    .join('; ')

export const failure = (
  kind: FailureKind,
  operation: string,
  message: string,
  facts: { inDoubt?: boolean; retryAfterMs?: number; cause?: unknown } = {},
): SystemFailure => new SystemFailure(kind, { system: 'consonance', operation, message, ...facts })
