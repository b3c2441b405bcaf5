import type { z } from 'zod'
import type { Outbound, OutboundAnswer } from '#backend/systems/outbound.ts'
import type { CallContext, Content } from '#backend/systems/port.ts'
import { contentFrom, rangeFrom } from '#backend/systems/ranged-content.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { VipConfig } from './config.ts'
import { failureOf, system } from './failures.ts'

export interface Ask {
  operation: string
  /** Below the REST root, such as `/wp/v2/media`. */
  route: string
  query?: Record<string, string>
}

export interface Client {
  read<Schema extends z.ZodType>(
    schema: Schema,
    ask: Ask,
    context: CallContext,
  ): Promise<{ body: z.infer<Schema>; header(name: string): string | null }>
  /** A file of the site. Null when there is none at that address. */
  download(
    file: { url: string; mediaType: string; bytes: number | null },
    offset: number,
    context: CallContext,
  ): Promise<Content | null>
}

export function createClient(config: VipConfig, outbound: Outbound): Client {
  // Every call proves itself: a wrong password makes some releases answer as to a visitor.
  const authorization = (): string =>
    `Basic ${Buffer.from(`${config.username}:${config.applicationPassword.reveal()}`).toString('base64')}`

  function addressOf({ route, query }: Ask): string {
    const url = new URL(
      config.permalinks === 'pretty' ? `${config.baseUrl}/wp-json${route}` : `${config.baseUrl}/`,
    )
    if (config.permalinks === 'plain') url.searchParams.set('rest_route', route)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    return url.href
  }

  return {
    async read(schema, ask, context) {
      const answer = await outbound.request({
        operation: ask.operation,
        method: 'GET',
        url: addressOf(ask),
        headers: { accept: 'application/json', authorization: authorization() },
        signal: context.signal,
      })
      if (answer.status !== 200) throw await failureOf(answer, ask.operation)
      const parsed = schema.safeParse(await answer.json())
      if (parsed.success) return { body: parsed.data, header: (name) => answer.header(name) }
      throw new SystemFailure('unavailable', {
        system,
        operation: ask.operation,
        message: `The site answered ${ask.operation} in a form that is not known: ${parsed.error.issues[0]?.path.join('.')}`,
        cause: parsed.error,
      })
    },

    async download(file, offset, context) {
      const url = new URL(file.url, config.baseUrl)
      const signed = config.signedFiles && url.origin === new URL(config.baseUrl).origin
      const fetch = (from: number): Promise<OutboundAnswer> =>
        outbound.request({
          operation: 'download',
          method: 'GET',
          url: url.href,
          headers: { ...rangeFrom(from), ...(signed ? { authorization: authorization() } : {}) },
          signal: context.signal,
          redirects: 3,
        })
      let answer = await fetch(offset)
      if (answer.status === 416) {
        // Nothing is left after the offset, or ranges are refused: the whole file tells.
        await answer.discard()
        answer = await fetch(0)
      }
      if (answer.status === 404 || answer.status === 410) {
        await answer.discard()
        return null
      }
      if (answer.status !== 200 && answer.status !== 206) throw await failureOf(answer, 'download')
      const content = contentFrom(answer, offset, file.mediaType)
      const expected = file.bytes === null ? null : Math.max(0, file.bytes - offset)
      if (expected === null || content.bytes === null || content.bytes === expected) return content
      // WordPress VIP's edge keeps a replaced file for up to a year unless somebody purges it.
      content.stream.destroy()
      throw new SystemFailure('conflict', {
        system,
        operation: 'download',
        message:
          'The site serves another file than the one its library describes: an earlier file is still cached there',
      })
    },
  }
}
