import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import { item, world } from '#test/small-world.ts'
import type { CoreDamConfig } from './config.ts'
import { coreDam } from './index.ts'
import { call, connection } from './stand-in/connection.ts'

const keys = { workId: 50042, isbns: ['9781402894626'], reference: null, title: '' }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})
async function connect(
  change?: (config: CoreDamConfig) => Partial<CoreDamConfig>,
  now?: () => Date,
) {
  const made = await connection(world({ items: [item({ system: 'core-dam' })] }), change, now)
  closing.push(() => made.close())
  return made
}

test.each(['json', 'form'] as const)('signs in with %s credentials', async (tokenEncoding) => {
  const { library } = await connect(() => ({ tokenEncoding }))
  expect((await library.byTitle(keys, call())).items).toHaveLength(1)
})

test('a token address that is configured is used without discovery', async () => {
  const { library, state } = await connect((config) => ({
    tokenUrl: `${config.baseUrl}/tenants/${config.tenantId}/oauth2/token`,
  }))
  await library.byTitle(keys, call())
  expect(state.requests.get('GET openid-configuration')).toBeUndefined()
})

test('calls that meet an expired token at once cause one renewal, and each gets its answer', async () => {
  const { library, state } = await connect()
  await library.byTitle(keys, call())
  state.tokens.clear()
  const answers = await Promise.all(Array.from({ length: 6 }, () => library.byTitle(keys, call())))
  expect(answers.every(({ items }) => items.length === 1)).toBe(true)
  expect(state.requests.get('POST oauth2/token')).toBe(2)
})

test('a token is renewed before it ends', async () => {
  let at = Date.parse('2026-11-21T10:00:00Z')
  const { library, state } = await connect(undefined, () => new Date(at))
  await library.byTitle(keys, call())
  at += 3_571_000
  await library.byTitle(keys, call())
  expect(state.requests.get('POST oauth2/token')).toBe(2)
})

test('a wrong secret needs a sign-in, and the failure does not repeat it', async () => {
  const { library } = await connect(() => ({ clientSecret: new Secret('wrong-secret') }))
  const failure: unknown = await library.byTitle(keys, call()).catch((cause: unknown) => cause)
  expect(failure).toMatchObject({ kind: 'sign-in-required', system: 'core-dam' })
  expect(JSON.stringify(failure) + String(failure)).not.toContain('wrong-secret')
})

test('a caller who gives up does not spoil the sign-in for the others', async () => {
  const { library } = await connect()
  const leaving = new AbortController()
  const left = library.byTitle(keys, call(leaving.signal))
  const stayed = library.byTitle(keys, call())
  leaving.abort()
  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  expect((await stayed).items).toHaveLength(1)
})

test('the limit of the metadata service is kept at its documented default', async () => {
  const { library, state, standIn } = await connect((config) => ({
    requestsPerSecond: config.requestsPerSecond,
  }))
  state.switches.requestsPerSecond = standIn.config.requestsPerSecond
  await Promise.all(Array.from({ length: 8 }, () => library.byTitle(keys, call())))
  expect(state.requests.get('answered 429')).toBeUndefined()
})

test('a refused rate is waited out', async () => {
  const { library, state } = await connect(() => ({ requestsPerSecond: 1000 }))
  state.switches.requestsPerSecond = 2
  setTimeout(() => (state.switches.requestsPerSecond = null), 100)
  const answers = await Promise.all(Array.from({ length: 3 }, () => library.byTitle(keys, call())))
  expect(answers.every(({ items }) => items.length === 1)).toBe(true)
  expect(state.requests.get('answered 429')).toBeGreaterThan(0)
})

test.each([
  ['HTML with status 200', 200, '<html>Maintenance</html>', 'unavailable'],
  ['a 404 of the gateway', 404, '{"fault":{"faultstring":"no proxy"}}', 'unavailable'],
  ['400 with an exception text', 400, '{"exception":"Invalid filter"}', 'rejected'],
  ['403', 403, '{"message":"no"}', 'not-permitted'],
  ['409', 409, '{"exception":"Duplicate"}', 'conflict'],
  ['502 with HTML', 502, '<html>Bad gateway</html>', 'unavailable'],
  ['an answer in an unknown form', 200, '[1, 2]', 'unavailable'],
])('%s is told apart', async (_, status, body, kind) => {
  const app = new Hono()
  app.post('/token', (c) => c.json({ access_token: 't', expires_in: 60 }))
  app.all('*', (c) => c.body(body, status as 200))
  const server = await serveOnLoopback(app)
  closing.push(() => server.close())
  const { standIn } = await connect()
  const system = coreDam.connect(
    { ...standIn.config, baseUrl: server.url, tokenUrl: `${server.url}/token` },
    { outbound: createOutbound, now: () => new Date() },
  )
  closing.push(() => system.close())
  const ref = { system: 'core-dam', id: 'a', version: 'a' }
  await expect(system.can.library?.get(ref, call())).rejects.toMatchObject({ kind })
})

test('a server that is gone is unavailable', async () => {
  const { library, standIn } = await connect()
  await library.byTitle(keys, call())
  await standIn.close()
  await expect(library.byTitle(keys, call())).rejects.toMatchObject({ kind: 'unavailable' })
})
