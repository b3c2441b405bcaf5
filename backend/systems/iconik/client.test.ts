import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { Secret } from '#backend/config/secret.ts'
import { createOutbound } from '../outbound.ts'
import { serveOnLoopback } from '../stand-in.ts'
import { createIconikClient, path, type IconikClient } from './client.ts'
import { iconikConfig } from './config.ts'
import { keys, rig } from '#test/given-iconik.ts'

const context = () => ({
  signal: AbortSignal.timeout(10_000),
  principal: null,
  urgency: 'person' as const,
})
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(endings.splice(0).map((end) => end()))
})

/** A client of a server that answers as the test says. */
async function clientOf(app: Hono): Promise<IconikClient> {
  const served = await serveOnLoopback(app)
  const config = iconikConfig.parse({
    baseUrl: served.url,
    contentOrigins: [served.url],
    appId: 'app',
    authToken: new Secret('token-of-the-test'),
    metadataView: 'view',
  })
  const outbound = createOutbound({ system: 'iconik', origins: [served.url] })
  endings.push(
    () => outbound.close(),
    () => served.close(),
  )
  return createIconikClient(config, outbound)
}
const call = { operation: 'asset', path: path`assets/v1/assets/${'x'}/`, answer: z.unknown() }
const signedIn = (app: Hono, status: 200 | 401): Hono =>
  app.get('/API/users/v1/users/current/', (c) => c.json({ id: 'me' }, status))

test('an id cannot leave its place in the path', () => {
  expect(path`assets/v1/assets/${'../../auth'}/`).toBe('assets/v1/assets/..%2F..%2Fauth/')
})

test.each([
  [200, 'not-permitted'],
  [401, 'sign-in-required'],
] as const)('a refusal (401 or 403) is judged by the sign-in itself: %s', async (status, kind) => {
  for (const refusal of [401, 403] as const) {
    const app = new Hono().get('/API/assets/v1/assets/x/', (c) =>
      c.json({ errors: ['no'] }, refusal),
    )
    const client = await clientOf(signedIn(app, status))
    await expect(client.get({ ...call, context: context() })).rejects.toMatchObject({ kind })
  }
})

test('calls that are refused together ask for the sign-in once', async () => {
  const { library, state, context, stop, count } = await rig(
    Array.from({ length: 5 }, (_, index) => ({ key: `item-${index}` })),
    { latencyMs: 30 },
  )
  endings.push(stop)
  state.missingRoles.add('can_read_approval_request')
  expect((await library.byTitle(keys, context)).items).toHaveLength(5)
  expect(count('GET users/v1/users/current')).toBe(1)
})

test.each([
  [
    400,
    { errors: { per_page: 'Must be below 1000.' } },
    'rejected',
    'per_page: Must be below 1000.',
  ],
  [400, { errors: ['Cannot parse query'] }, 'rejected', 'Cannot parse query'],
  [409, { errors: ['A transcode is running'] }, 'conflict', 'A transcode is running'],
  [400, 'nonsense', 'rejected', 'no reason given'],
  [404, { errors: ['gone'] }, 'not-found', 'does not have this'],
  [500, { errors: ['oops'] }, 'unavailable', 'status 500'],
] as const)('status %s with %j', async (status, body, kind, words) => {
  const app = new Hono().post('/API/assets/v1/assets/x/', (c) =>
    typeof body === 'string' ? c.text(body, status) : c.json(body, status),
  )
  const client = await clientOf(app)
  const asking = client.ask({ ...call, body: {}, context: context() })
  await expect(asking).rejects.toMatchObject({ kind, message: expect.stringContaining(words) })
})

test('a page for people proves nothing, whatever its status', async () => {
  for (const status of [200, 403, 404] as const) {
    const app = new Hono().get('/API/assets/v1/assets/x/', (c) => c.html('<p>Proxy</p>', status))
    const client = await clientOf(app)
    await expect(client.find({ ...call, context: context() })).rejects.toMatchObject({
      kind: 'unavailable',
    })
  }
})

test('a limit that lasts is busy, with the time that iconik says', async () => {
  const { library, state, context, stop } = await rig()
  endings.push(stop)
  state.refuseNext = 1
  state.retryAfter = null
  expect((await library.byTitle(keys, context)).items).toHaveLength(1)
  state.refuseNext = 9
  state.retryAfter = 30
  await expect(library.byTitle(keys, context)).rejects.toMatchObject({
    kind: 'busy',
    retryAfterMs: 30_000,
  })
})

test('with nothing left of the limit the next call waits', async () => {
  const { library, state, context, stop, ref } = await rig()
  endings.push(stop)
  state.remaining = 0
  await library.thumbnail(ref(), context)
  state.remaining = 50
  const before = Date.now()
  await library.thumbnail(ref(), context)
  expect(Date.now() - before).toBeGreaterThan(700)
})

test('a cursor list is followed although the server gives fewer than were asked for', async () => {
  const all = Array.from({ length: 25 }, (_, index) => ({ id: `f${index}` }))
  const app = new Hono().get('/API/files/v1/assets/x/files/', (c) => {
    const start = all.findIndex(({ id }) => id === c.req.query('last_id')) + 1
    const objects = all.slice(start, start + 10)
    const last = objects.at(-1)?.id
    const next = start + 10 < all.length ? `/API/files/v1/assets/x/files/?last_id=${last}` : null
    return c.json({ objects, next_url: next })
  })
  const client = await clientOf(app)
  const files = await client.all({
    operation: 'files',
    path: 'files/v1/assets/x/files/',
    answer: z.object({ id: z.string() }),
    context: context(),
  })
  expect(files).toEqual(all)
})

test('a wrong token is a sign-in failure that does not show it', async () => {
  const { connect, context, stop } = await rig()
  endings.push(stop)
  const { library } = connect({ authToken: new Secret('a-wrong-token') }).can
  const failure = await library!.byTitle(keys, context).catch((cause: unknown) => cause)
  expect(failure).toMatchObject({ kind: 'sign-in-required' })
  expect(JSON.stringify(failure) + String(failure)).not.toContain('a-wrong-token')
})
