import type { z } from 'zod'
import type { Outbound, OutboundAnswer, OutboundCall } from '#backend/systems/outbound.ts'
import type { CallContext, Content } from '#backend/systems/port.ts'
import { contentFrom, rangeFrom } from '#backend/systems/ranged-content.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { CoreDamConfig } from './config.ts'
import { failureOf, system } from './failures.ts'
import type { SignIn } from './sign-in.ts'

export interface Ask {
  operation: string
  path: string
  query?: Record<string, string>
  /** Sent as JSON by POST. Only for questions: it may be sent twice. */
  body?: unknown
}

export interface Client {
  /** An answer of the metadata service. Null when it has no such object. */
  find<Schema extends z.ZodType>(
    schema: Schema,
    ask: Ask,
    context: CallContext,
  ): Promise<z.infer<Schema> | null>
  /** The same, where the object has to be there. */
  read<Schema extends z.ZodType>(
    schema: Schema,
    ask: Ask,
    context: CallContext,
  ): Promise<z.infer<Schema>>
  /** Bytes behind an opaque download address. Null when they are gone. */
  download(
    href: string,
    mediaType: string,
    offset: number,
    context: CallContext,
  ): Promise<Content | null>
}

export function createClient(
  config: CoreDamConfig,
  /** The metadata service has a rate limit of its own; storage has none that is documented. */
  outbounds: { metadata: Outbound; storage: Outbound },
  signIn: SignIn,
): Client {
  async function authorised(outbound: Outbound, call: OutboundCall): Promise<OutboundAnswer> {
    const send = (token: string): Promise<OutboundAnswer> =>
      outbound.request({
        ...call,
        headers: { ...call.headers, authorization: `Bearer ${token}` },
      })
    const token = await signIn.token(call.signal)
    const answer = await send(token)
    if (answer.status !== 401) return answer
    await answer.discard()
    return await send(await signIn.token(call.signal, token))
  }

  async function ask(ask: Ask, context: CallContext): Promise<OutboundAnswer> {
    const url = new URL(`${config.baseUrl}/cms${ask.path}`)
    for (const [name, value] of Object.entries(ask.query ?? {})) url.searchParams.set(name, value)
    const posted = ask.body !== undefined
    return await authorised(outbounds.metadata, {
      operation: ask.operation,
      method: posted ? 'POST' : 'GET',
      url: url.href,
      headers: {
        accept: 'application/hal+json',
        ...(posted ? { 'content-type': 'application/json' } : {}),
      },
      ...(posted ? { body: JSON.stringify(ask.body) } : {}),
      signal: context.signal,
      repeatable: true,
    })
  }

  async function find<Schema extends z.ZodType>(
    schema: Schema,
    asked: Ask,
    context: CallContext,
  ): Promise<z.infer<Schema> | null> {
    const answer = await ask(asked, context)
    if (answer.status !== 200) {
      const failure = await failureOf(answer, asked.operation)
      if (failure.kind === 'not-found') return null
      throw failure
    }
    const parsed = schema.safeParse(await answer.json())
    if (parsed.success) return parsed.data
    throw new SystemFailure('unavailable', {
      system,
      operation: asked.operation,
      message: `Core DAM answered ${asked.operation} in a form that is not known: ${parsed.error.issues[0]?.path.join('.')}`,
      cause: parsed.error,
    })
  }

  return {
    find,
    async read(schema, asked, context) {
      const found = await find(schema, asked, context)
      if (found !== null) return found
      throw new SystemFailure('not-found', {
        system,
        operation: asked.operation,
        message: `Core DAM has nothing at /cms${asked.path}`,
      })
    },
    async download(href, mediaType, offset, context) {
      const fetch = (from: number): Promise<OutboundAnswer> =>
        authorised(outbounds.storage, {
          operation: 'download',
          method: 'GET',
          url: new URL(href, config.baseUrl).href,
          headers: rangeFrom(from),
          signal: context.signal,
          redirects: 3,
        })
      let answer = await fetch(offset)
      if (answer.status === 416) {
        // Nothing is left after the offset, or ranges are refused: the whole file tells.
        await answer.discard()
        answer = await fetch(0)
      }
      if (answer.status === 200 || answer.status === 206)
        return contentFrom(answer, offset, answer.header('content-type') ?? mediaType)
      const failure = await failureOf(answer, 'download')
      if (failure.kind === 'not-found') return null
      throw failure
    },
  }
}
