import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { MiddlewareHandler } from 'hono'
import type { ServerResponse } from 'node:http'

/** Troubles that integrators report, to be had once each on a named operation. */
export type Fault =
  /** Every session ends before the call. */
  | { kind: 'expired' }
  /** A restarting pod: status 200 and a page. */
  | { kind: 'page' }
  | { kind: 'busy'; retryAfterSeconds: number }
  | { kind: 'error'; status: 400 | 409 | 500 | 503; text: string }
  /** The call takes effect, and its answer is lost. */
  | { kind: 'lost-answer' }
  /** The download stops half-way. */
  | { kind: 'truncated' }

export interface Faults {
  /** The next `times` calls of the operation (such as `POST /v2/nodes`) have this fault. */
  next(operation: string, fault: Fault, times?: number): void
  take(operation: string): Fault | null
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>()
  return {
    next(operation, fault, times = 1) {
      const more = Array.from({ length: times }, () => fault)
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...more])
    },
    take: (operation) => waiting.get(operation)?.shift() ?? null,
  }
}

export const faulty =
  (
    faults: Faults,
    operationOf: (path: string, method: string) => string,
    expire: () => void,
  ): MiddlewareHandler =>
  async (context, next) => {
    const fault = faults.take(operationOf(context.req.path, context.req.method))
    if (fault?.kind === 'page') return context.html('<html><body>Starting…</body></html>')
    if (fault?.kind === 'error') return context.json({ error: fault.text }, fault.status)
    if (fault?.kind === 'busy') {
      return context.json({ error: 'Too many requests' }, 429, {
        'retry-after': String(fault.retryAfterSeconds),
      })
    }
    if (fault?.kind === 'expired') expire()
    await next()
    const { outgoing }: HttpBindings = context.env
    if (fault?.kind === 'lost-answer') {
      outgoing.destroy()
      context.res = RESPONSE_ALREADY_SENT
    }
    if (fault?.kind === 'truncated') {
      await sendHalf(context.res, outgoing)
      context.res = RESPONSE_ALREADY_SENT
    }
    return undefined
  }

/** Promises the whole, sends half and breaks the connection. */
async function sendHalf(response: Response, outgoing: ServerResponse): Promise<void> {
  const whole = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, { 'content-length': whole.length })
  await new Promise((sent) => outgoing.write(whole.subarray(0, whole.length >> 1), sent))
  outgoing.destroy()
}
