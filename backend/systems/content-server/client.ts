import type { z } from 'zod'
import type { Outbound, OutboundAnswer, OutboundCall } from '#backend/systems/outbound.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { ContentServerConfig } from './config.ts'
import { multipart, type UploadedFile } from './multipart.ts'
import { refusal, refusalText } from './refusals.ts'
import { createSession } from './session.ts'

interface Ask<Schema extends z.ZodType> {
  /** For messages, such as "read a node". */
  operation: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below `/api/`. */
  path: string
  /** Structured input goes into the field `body` as JSON; JSON as the content type is not understood. */
  form?: Record<string, string> | URLSearchParams
  /** A POST that only reads. */
  repeatable?: boolean
  answer: Schema
}

interface Upload<Schema extends z.ZodType> {
  operation: string
  path: string
  /** The structured input beside the file. */
  body: Record<string, unknown>
  /** Asked again when the sign-in has to be renewed: a stream cannot be sent twice. */
  open: () => Promise<UploadedFile>
  answer: Schema
}

export interface Client {
  ask<Schema extends z.ZodType>(ask: Ask<Schema>, signal: AbortSignal): Promise<z.infer<Schema>>
  upload<Schema extends z.ZodType>(
    upload: Upload<Schema>,
    signal: AbortSignal,
  ): Promise<z.infer<Schema>>
  download(operation: string, path: string, signal: AbortSignal): Promise<OutboundAnswer>
}

interface Dependencies {
  outbound: Outbound
  config: ContentServerConfig
  now: () => Date
}

export function createClient({ outbound, config, now }: Dependencies): Client {
  const apiUrl = `${config.baseUrl.replace(/\/+$/, '')}${config.basePath}/api`
  const session = createSession({ outbound, config, apiUrl, now })

  /** Sends with the newest ticket; a 401 proves that nothing was done, so it is sent once more. */
  async function send(
    call: Omit<OutboundCall, 'url' | 'headers'> & { path: string },
    prepare: () => Promise<Pick<OutboundCall, 'headers' | 'body'>>,
  ): Promise<OutboundAnswer> {
    const { path, ...rest } = call
    const once = async (headers: Record<string, string>) => {
      const prepared = await prepare()
      return outbound.request({
        ...rest,
        ...prepared,
        url: `${apiUrl}/${path}`,
        headers: { accept: 'application/json', ...prepared.headers, ...headers },
      })
    }
    const pass = await session.current(call.signal)
    const first = await once(pass.headers())
    if (first.status !== 401) return taken(call.operation, first, pass)
    await first.discard()
    const renewed = await session.renewed(pass, call.signal)
    return taken(call.operation, await once(renewed.headers()), renewed)
  }

  async function taken(
    operation: string,
    answer: OutboundAnswer,
    pass: { adopt(answer: OutboundAnswer): void },
  ): Promise<OutboundAnswer> {
    if (answer.status >= 200 && answer.status < 300) {
      pass.adopt(answer)
      return answer
    }
    throw refusal(operation, {
      status: answer.status,
      body: await answer.text(),
      retryAfter: answer.header('retry-after'),
    })
  }

  async function parsed<Schema extends z.ZodType>(
    operation: string,
    answer: OutboundAnswer,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const body = await answer.text()
    if (refusalText(body) !== null) {
      throw refusal(operation, { status: answer.status, body, retryAfter: null })
    }
    try {
      return schema.parse(JSON.parse(body || 'null'))
    } catch (cause) {
      // A restarting server or pod answers 200 with an empty body or a page (documented).
      throw new SystemFailure('unavailable', {
        system: 'content-server',
        operation,
        message: `Content Server answered "${operation}" with something that is not understood`,
        cause,
        inDoubt: true,
      })
    }
  }

  return {
    async ask({ operation, method = 'GET', path, form, repeatable, answer }, signal) {
      const body = form && new URLSearchParams(form).toString()
      const given = await send(
        { operation, method, path, signal, ...(repeatable ? { repeatable } : {}) },
        async () =>
          body === undefined
            ? {}
            : { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      )
      return parsed(operation, given, answer)
    },
    async upload({ operation, path, body, open, answer }, signal) {
      let sourceFailed: Error | null = null
      let opened: UploadedFile | null = null
      try {
        const given = await send({ operation, method: 'POST', path, signal }, async () => {
          opened?.stream.destroy()
          opened = await open()
          opened.stream.once('error', (cause) => (sourceFailed = cause))
          return multipart({ body: JSON.stringify(body) }, opened)
        })
        return await parsed(operation, given, answer)
      } catch (cause) {
        // A request without its whole body does nothing there, and it is not their fault.
        throw sourceFailed ?? cause
      } finally {
        const last = opened as UploadedFile | null
        last?.stream.destroy()
      }
    },
    async download(operation, path, signal) {
      return send({ operation, method: 'GET', path, signal }, async () => ({}))
    },
  }
}
