import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import { z } from 'zod'
import { createClient } from './client.ts'
import { consonanceConfig } from './config.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

/** A client whose Consonance gives one and the same answer. */
async function given(answer: () => Response) {
  let requests = 0
  const app = new Hono().all('*', () => {
    requests += 1
    return answer()
  })
  const server = await serveOnLoopback(app)
  const { url } = server
  const close = () => server.close()
  const outbound = createOutbound({ system: 'consonance', origins: [url] })
  closing.push(close, () => outbound.close())
  const config = consonanceConfig.parse({ baseUrl: url, key: new Secret('very-secret') })
  const client = createClient(config, outbound)
  const send = (writes: boolean) =>
    client.send({
      operation: 'Read',
      document: 'query Read { work { id } }',
      variables: {},
      answer: z.object({ work: z.object({ id: z.number() }) }),
      writes,
      signal: AbortSignal.timeout(5_000),
    })
  return { send, requests: () => requests, close }
}

describe('what Consonance answers', () => {
  it.each([
    ['status 401', new Response('', { status: 401 }), 'sign-in-required'],
    ['a message that starts with 401', Response.json({ message: '401: no' }), 'sign-in-required'],
    [
      'an error code of GraphQL',
      Response.json({ errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] }),
      'sign-in-required',
    ],
    ['status 403', new Response('', { status: 403 }), 'not-permitted'],
    ['status 404', new Response('', { status: 404 }), 'unavailable'],
    ['a page of HTML', new Response('<html>'), 'unavailable'],
    ['status 502', new Response('<html>', { status: 502 }), 'unavailable'],
    ['another shape', Response.json({ data: { work: 'x' } }), 'unavailable'],
    ['neither data nor errors', Response.json({}), 'unavailable'],
    [
      'a missing record whose number is 401',
      Response.json({ errors: [{ message: "Couldn't find Work 401" }] }),
      'not-found',
    ],
    ['a GraphQL error', Response.json({ errors: [{ message: 'no field x' }] }), 'rejected'],
  ])('%s is recognised', async (_what, answer, kind) => {
    const { send } = await given(() => answer.clone())
    const failed: unknown = await send(true).catch((cause: unknown) => cause)
    expect(failed).toMatchObject({ kind, system: 'consonance' })
    expect(String(failed)).not.toContain('very-secret')
  })

  it('too many requests is busy, with the time that was asked for', async () => {
    const { send } = await given(
      () => new Response('', { status: 429, headers: { 'retry-after': '30' } }),
    )
    await expect(send(false)).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 30_000 })
  })

  it('a query is tried again, a mutation never', async () => {
    const busy = () => new Response('', { status: 503, headers: { 'retry-after': '0' } })
    const reading = await given(busy)
    await expect(reading.send(false)).rejects.toMatchObject({ kind: 'unavailable', inDoubt: false })
    expect(reading.requests()).toBe(3)
    const writing = await given(busy)
    await expect(writing.send(true)).rejects.toMatchObject({ kind: 'unavailable', inDoubt: true })
    expect(writing.requests()).toBe(1)
  })

  it('leaves a mutation in doubt only when it was executed', async () => {
    const refused = await given(() => Response.json({ errors: [{ message: 'no such field' }] }))
    await expect(refused.send(true)).rejects.toMatchObject({ inDoubt: false })
    const broken = await given(() =>
      Response.json({ data: { work: null }, errors: [{ message: 'crashed' }] }),
    )
    await expect(broken.send(true)).rejects.toMatchObject({ inDoubt: true })
  })

  it('is unavailable, and not in doubt, when the server is gone', async () => {
    const { send, close } = await given(() => Response.json({}))
    await close()
    await expect(send(true)).rejects.toMatchObject({ kind: 'unavailable', inDoubt: false })
  })
})
