import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen } from 'cockatiel'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Readable } from 'node:stream'
import { Agent, errors, type FormData, request } from 'undici'
import { SystemFailure } from '#shared/domain/failure.ts'
import { createPacer } from './pace.ts'

export interface OutboundOptions {
  system: string
  /** Only these origins are ever asked, also after a redirect. */
  origins: string[]
  /** Connections kept to one origin. */
  concurrency?: number
  requestsPerSecond?: number
  /** Until the answer's headers are there. */
  headersTimeoutMs?: number
}

export interface OutboundCall {
  /** For messages and logs, such as "search". */
  operation: string
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer | Readable | FormData
  signal: AbortSignal
  /** May it be sent twice? Default: only GET and HEAD. */
  repeatable?: boolean
  /** Redirects to follow, within `origins`; credentials go to the first origin only. */
  redirects?: number
}

export interface OutboundAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  header(name: string): string | null
  /** The body; exactly one of stream, text, json, discard has to be used. */
  stream: Readable
  bytes: number | null
  text(): Promise<string>
  /** Fails as `unavailable` when the body is not JSON (an HTML page of a proxy, say). */
  json(): Promise<unknown>
  discard(): Promise<void>
}

export interface Outbound {
  request(call: OutboundCall): Promise<OutboundAnswer>
  close(): Promise<void>
}
export type OutboundFactory = (options: OutboundOptions) => Outbound

const mostTries = 3
const longestWaitMs = 10_000
/** JSON and text answers are held in memory; anything larger than this is not an answer to parse. */
const mostTextBytes = 32 * 1024 * 1024

/** The only way out: one connection pool, pace and breaker per connected system. */
export const createOutbound: OutboundFactory = (options) => {
  const { system } = options
  const allowed = new Set(options.origins.map((origin) => new URL(origin).origin))
  const agent = new Agent({
    connections: options.concurrency ?? 16,
    headersTimeout: options.headersTimeoutMs ?? 30_000,
    bodyTimeout: 60_000,
    connect: { timeout: 5_000 },
  })
  const pace = createPacer(options.requestsPerSecond ?? Infinity)
  const breaker = circuitBreaker(
    handleWhen((cause) => cause instanceof SystemFailure && cause.kind === 'unavailable'),
    { halfOpenAfter: 5_000, breaker: new ConsecutiveBreaker(8) },
  )

  async function once(call: OutboundCall): Promise<OutboundAnswer> {
    const url = new URL(call.url)
    if (!allowed.has(url.origin)) {
      throw new SystemFailure('rejected', {
        system,
        operation: call.operation,
        message: `${url.origin} is not a configured address of ${system}`,
      })
    }
    await pace(call.signal)
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method: call.method,
        headers: call.headers ?? {},
        body: call.body ?? null,
        signal: call.signal,
      })
      return answerOf(answer.statusCode, answer.headers, answer.body, system, call.operation)
    } catch (cause) {
      if (call.signal.aborted) throw call.signal.reason
      throw unavailable(system, call, cause)
    }
  }

  async function tried(call: OutboundCall): Promise<OutboundAnswer> {
    const repeatable = call.repeatable ?? (call.method === 'GET' || call.method === 'HEAD')
    for (let attempt = 1; ; attempt += 1) {
      const last = !repeatable || attempt === mostTries
      try {
        const answer = await breaker.execute(() => once(call))
        if (last || (answer.status !== 429 && answer.status !== 503)) return answer
        const wait = retryAfterMs(answer.header('retry-after')) ?? backOffMs(attempt)
        if (wait > longestWaitMs) return answer
        await answer.discard()
        await sleep(wait, undefined, { signal: call.signal })
      } catch (cause) {
        if (cause instanceof BrokenCircuitError)
          throw unavailable(
            system,
            call,
            cause,
            `${system} has not answered several times; trying again in a few seconds`,
          )
        if (last || !(cause instanceof SystemFailure) || cause.kind !== 'unavailable') throw cause
        await sleep(backOffMs(attempt), undefined, { signal: call.signal })
      }
    }
  }

  return {
    async request(call) {
      let current = call
      for (let hops = call.redirects ?? 0; ; hops -= 1) {
        const answer = await tried(current)
        const location = answer.header('location')
        if (
          hops <= 0 ||
          answer.status < 301 ||
          answer.status > 308 ||
          answer.status === 304 ||
          !location
        )
          return answer
        await answer.discard()
        const next = new URL(location, current.url)
        const sameOrigin = next.origin === new URL(current.url).origin
        current = { ...current, url: next.href, headers: sameOrigin ? (current.headers ?? {}) : {} }
      }
    },
    close: () => agent.destroy(),
  }
}

function answerOf(
  status: number,
  headers: OutboundAnswer['headers'],
  stream: Readable & { dump?: unknown },
  system: string,
  operation: string,
): OutboundAnswer {
  const header = (name: string): string | null => {
    const value = headers[name.toLowerCase()]
    return Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
  }
  const text = async (): Promise<string> => {
    const parts: Buffer[] = []
    let held = 0
    try {
      for await (const part of stream) {
        held += (part as Buffer).length
        if (held > mostTextBytes)
          throw new SystemFailure('unavailable', {
            system,
            operation,
            message: `${system} sent an answer of more than ${mostTextBytes} bytes`,
          })
        parts.push(part as Buffer)
      }
    } catch (cause) {
      if (cause instanceof SystemFailure) throw cause
      throw new SystemFailure('unavailable', {
        system,
        operation,
        message: `${system} broke off its answer`,
        cause,
        inDoubt: true,
      })
    }
    return Buffer.concat(parts).toString('utf8')
  }
  // Destroying a body that has come whole but was not read makes it fail (undici); without a listener
  // a reader who goes away would end the process. Whoever reads sees failures all the same.
  stream.on('error', () => {})
  const length = Number(header('content-length') ?? NaN)
  return {
    status,
    headers,
    header,
    stream,
    text,
    bytes: Number.isFinite(length) ? length : null,
    async json() {
      const body = await text()
      try {
        return JSON.parse(body) as unknown
      } catch (cause) {
        throw new SystemFailure('unavailable', {
          system,
          operation,
          message: `${system} answered with something that is not JSON (status ${status})`,
          cause,
          inDoubt: true,
        })
      }
    },
    async discard() {
      stream.resume()
      await new Promise<void>((resolve) => stream.once('close', resolve))
    },
  }
}

function unavailable(
  system: string,
  call: OutboundCall,
  cause: unknown,
  message?: string,
): SystemFailure {
  const neverSent =
    cause instanceof errors.ConnectTimeoutError ||
    (cause as { code?: string }).code === 'ECONNREFUSED' ||
    cause instanceof BrokenCircuitError
  return new SystemFailure('unavailable', {
    system,
    operation: call.operation,
    message:
      message ??
      `${system} did not answer (${(cause as { code?: string }).code ?? 'connection failed'})`,
    cause,
    inDoubt: !neverSent,
  })
}

/** Seconds or an HTTP date, as RFC 9110 section 10.2.3 allows. */
export function retryAfterMs(value: string | null, now = Date.now()): number | null {
  if (value === null) return null
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const backOffMs = (attempt: number): number => 200 * 2 ** attempt * (0.5 + Math.random())
