import { sValidator } from '@hono/standard-validator'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod/mini'
import type { LiveMessage } from '#shared/api/live.ts'
import { allow, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'

const query = z.object({ work: z.string().check(z.regex(/^\d{1,15}$/)) })
const keepAliveMs = 15_000

/**
 * What changes on one title, as it happens. Messages say what to read again; after a gap (a new
 * connection that brings Last-Event-ID, or a database restart) the first message says: everything.
 */
export function eventRoutes({ signIn, live }: HttpParts) {
  return new Hono<AppEnv>().get(
    '/',
    allow(signIn, 'see-title'),
    sValidator('query', query),
    (c) => {
      const workId = Number(c.req.valid('query').work)
      const resumed = c.req.header('last-event-id') !== undefined
      return streamSSE(c, async (stream) => {
        let sent = 0
        const queue: LiveMessage[] = resumed ? [{ kind: 'title-changed', workId }] : []
        let wake = (): void => {}
        const unsubscribe = live.subscribe((message) => {
          if (message && message.workId !== workId) return
          queue.push(message ?? { kind: 'title-changed', workId })
          wake()
        })
        stream.onAbort(() => wake())
        try {
          await stream.writeSSE({ event: 'hello', data: '', id: `${Date.now()}-0` })
          while (!stream.aborted) {
            const message = queue.shift()
            if (message) {
              sent += 1
              await stream.writeSSE({
                event: message.kind,
                data: JSON.stringify(message),
                id: `${Date.now()}-${sent}`,
              })
              continue
            }
            const idle = await new Promise<boolean>((resolve) => {
              const timer = setTimeout(() => resolve(true), keepAliveMs)
              wake = () => {
                clearTimeout(timer)
                resolve(false)
              }
            })
            if (idle && !stream.aborted) await stream.write(': still here\n\n')
          }
        } finally {
          unsubscribe()
        }
      })
    },
  )
}
