import { z } from 'zod'
import { SystemFailure, type FailureKind } from '#shared/domain/failure.ts'
import { retryAfterMs } from '#backend/systems/outbound.ts'

const errorBody = z.looseObject({ error: z.string() })
/** How newer records calls refuse, also with status 200. */
const recordsRefusal = z.looseObject({
  results: z.looseObject({ ok: z.literal(false), errMsg: z.string().nullish() }),
})

/** Documented texts; a server in another language sends others, which are then `rejected`. */
const texts: [RegExp, FailureKind][] = [
  [/mappings registry/i, 'rejected'],
  [/could not (be accessed|get|locate)|does not exist|not found/i, 'not-found'],
  [/already exists/i, 'conflict'],
  [/permission|not authori[sz]ed/i, 'not-permitted'],
]

const longestText = 300

/** What the other side said, null when it is no refusal in its own words (an HTML page, say). */
export function refusalText(body: string): string | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return null
  }
  const plain = errorBody.safeParse(parsed)
  if (plain.success) return plain.data.error.slice(0, longestText)
  const records = recordsRefusal.safeParse(parsed)
  return records.success ? (records.data.results.errMsg ?? '').slice(0, longestText) : null
}

/** Status 500 carries ordinary business errors here, so the text decides together with the status. */
function kindOf(status: number, said: string | null): FailureKind {
  if (status === 401) return 'sign-in-required'
  if (status === 429) return 'busy'
  if (said === null || status === 502 || status === 503 || status === 504) return 'unavailable'
  for (const [pattern, kind] of texts) if (pattern.test(said)) return kind
  if (status === 403) return 'not-permitted'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  return 'rejected'
}

export function refusal(
  operation: string,
  answer: { status: number; body: string; retryAfter: string | null },
): SystemFailure {
  const said = refusalText(answer.body)
  const wait = retryAfterMs(answer.retryAfter)
  const kind = kindOf(answer.status, said)
  return new SystemFailure(kind, {
    system: 'content-server',
    operation,
    message: said
      ? `Content Server said: ${said}`
      : `Content Server answered with status ${answer.status} and no reason`,
    // A front-end's error page says nothing about what happened behind it.
    inDoubt: kind === 'unavailable',
    ...(wait === null ? {} : { retryAfterMs: wait }),
  })
}

export const isKind = (cause: unknown, ...kinds: FailureKind[]): cause is SystemFailure =>
  cause instanceof SystemFailure && kinds.includes(cause.kind)

/** Null where the other side says that it is not there or may not be seen, which it does not tell apart. */
export async function orNull<T>(asked: Promise<T>, ...kinds: FailureKind[]): Promise<T | null> {
  try {
    return await asked
  } catch (cause) {
    if (isKind(cause, 'not-found', ...kinds)) return null
    throw cause
  }
}
