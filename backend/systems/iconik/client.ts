import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import { retryAfterMs, type Outbound, type OutboundAnswer } from '../outbound.ts'
import type { CallContext } from '../port.ts'
import type { IconikConfig } from './config.ts'
import { pageOf, user } from './contract.ts'
import { failureOf } from './failures.ts'

export interface Call<T extends z.ZodType> {
  /** For messages and logs. */
  operation: string
  /** Below `/API/`, with its final slash; made with `path`. */
  path: string
  query?: Record<string, string | number | boolean>
  answer: T
  context: CallContext
}

export interface IconikClient {
  get<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>>
  /** Null for 404, which iconik says for "does not exist" and for "nothing stored yet" alike. */
  find<T extends z.ZodType>(call: Call<T>): Promise<z.output<T> | null>
  /** A POST that only reads, such as search; it may be repeated. */
  ask<T extends z.ZodType>(call: Call<T> & { body: unknown }): Promise<z.output<T>>
  /** All objects of a cursor list, of which iconik gives 10 unless asked for more. */
  all<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>[]>
}

/** @example path`assets/v1/assets/${id}/` // ids are escaped, whatever they hold */
export const path = (fixed: TemplateStringsArray, ...ids: string[]): string =>
  fixed.reduce((made, part, index) => made + encodeURIComponent(ids[index - 1]!) + part)

const perPage = 100
/** A list longer than this is a loop, not a list. */
const mostPages = 200
/** How long to hold back once RateLimit-Remaining says that nothing is left; its window is unknown. */
const restMs = 1_000

export function createIconikClient(config: IconikConfig, outbound: Outbound): IconikClient {
  let restUntil = 0
  let probing: Promise<boolean> | null = null

  async function send(
    call: Omit<Call<z.ZodType>, 'answer'>,
    body?: unknown,
  ): Promise<OutboundAnswer> {
    const wait = restUntil - Date.now()
    if (wait > 0) await sleep(wait, undefined, { signal: call.context.signal })
    const url = new URL(`/API/${call.path}`, config.baseUrl)
    for (const [name, value] of Object.entries(call.query ?? {}))
      url.searchParams.set(name, String(value))
    const answer = await outbound.request({
      operation: call.operation,
      method: body === undefined ? 'GET' : 'POST',
      url: url.href,
      headers: {
        accept: 'application/json',
        'app-id': config.appId,
        'auth-token': config.authToken.reveal(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: call.context.signal,
      repeatable: true,
    })
    if (answer.header('ratelimit-remaining') === '0') restUntil = Date.now() + restMs
    return answer
  }

  /** Only whether our credentials are taken at all; one question for all calls that want to know. */
  const isSignedIn = (context: CallContext): Promise<boolean> =>
    (probing ??= send({
      operation: 'sign-in',
      path: 'users/v1/users/current/',
      context: { ...context, signal: AbortSignal.timeout(10_000) },
    })
      .then(async (answer) => {
        await answer.discard()
        return answer.status < 300
      })
      .finally(() => {
        probing = null
      }))

  async function read<T extends z.ZodType>(call: Call<T>, body?: unknown): Promise<z.output<T>> {
    const answer = await send(call, body)
    if (answer.status < 200 || answer.status > 299) {
      const message = await answer.text()
      // Documented clients disagree on what 401 and 403 mean, so the sign-in itself is asked.
      const refused = answer.status === 401 || answer.status === 403
      throw failureOf({
        operation: call.operation,
        status: answer.status,
        isHtml: (answer.header('content-type') ?? '').includes('html'),
        body: message,
        retryAfterMs: retryAfterMs(answer.header('retry-after')),
        signedIn: refused && (await isSignedIn(call.context)),
      })
    }
    const parsed = call.answer.safeParse(await answer.json())
    if (parsed.success) return parsed.data
    throw new SystemFailure('unavailable', {
      system: 'iconik',
      operation: call.operation,
      message: `iconik answered ${call.operation} in a form that is not known`,
      cause: parsed.error,
    })
  }

  async function find<T extends z.ZodType>(call: Call<T>): Promise<z.output<T> | null> {
    try {
      return await read(call)
    } catch (cause) {
      if (cause instanceof SystemFailure && cause.kind === 'not-found') return null
      throw cause
    }
  }

  async function all<T extends z.ZodType>(call: Call<T>): Promise<z.output<T>[]> {
    const found: z.output<T>[] = []
    let query: Call<T>['query'] = { ...call.query, per_page: perPage }
    for (let page = 1; page <= mostPages; page += 1) {
      const list: z.output<ReturnType<typeof pageOf<T>>> | null = await find({
        ...call,
        query,
        answer: pageOf(call.answer),
      })
      found.push(...(list?.objects ?? []))
      if (!list?.next_url || list.objects.length === 0) return found
      query = Object.fromEntries(new URL(list.next_url, config.baseUrl).searchParams)
    }
    throw new SystemFailure('unavailable', {
      system: 'iconik',
      operation: call.operation,
      message: `iconik gave more than ${mostPages} pages for ${call.operation}`,
    })
  }

  return {
    get: read,
    find,
    ask: ({ body, ...call }) => read(call, body),
    all,
  }
}

/** The account that the token stands for. */
export const signedInUser = (client: IconikClient, context: CallContext) =>
  client.get({
    operation: 'sign-in',
    path: 'users/v1/users/current/',
    answer: user,
    context,
  })
