import { Hono } from 'hono'
import { expect, onTestFinished, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { serveOnLoopback } from '../stand-in.ts'
import { asked, titleKeys, givenOtmm } from '#test/given-otmm.ts'

test('signs in once for many calls at the same time', async () => {
  const { library, state } = await givenOtmm()
  await Promise.all([1, 2, 3, 4].map(() => library.byTitle(titleKeys, asked())))
  expect(state.requests).toEqual({ 'sign-in': 1, search: 4 })
})

test('a session that has ended is renewed once for all waiting calls, and each is repeated', async () => {
  const { library, state } = await givenOtmm()
  await library.byTitle(titleKeys, asked())
  state.accounts.expireAll()
  const answers = await Promise.all([1, 2, 3, 4].map(() => library.byTitle(titleKeys, asked())))
  expect(answers.every((answer) => answer.items.length === 1)).toBe(true)
  expect(state.requests['sign-in']).toBe(2)
})

test('an expired ticket told as 400 with status 1034 is renewed as well', async () => {
  const { library, state } = await givenOtmm()
  await library.byTitle(titleKeys, asked())
  state.accounts.expireAll()
  state.switches.expiryAs1034 = true
  expect((await library.byTitle(titleKeys, asked())).items).toHaveLength(1)
})

test("keeps the balancer's cookie, without which a cluster loses the session", async () => {
  const { library, state } = await givenOtmm()
  state.switches.stickyBalancer = true
  await library.byTitle(titleKeys, asked())
  await library.byTitle(titleKeys, asked())
  expect(state.requests['sign-in']).toBe(1)
})

test('signs in by OAuth of OTMM and by client credentials of OTDS', async () => {
  const { connect, credentials, config, url, state } = await givenOtmm()
  if (config.signIn.kind !== 'session') throw new Error('the sandbox signs in by session')
  const { username, password } = config.signIn
  const client = {
    clientId: credentials['clientId'] ?? '',
    clientSecret: new Secret(credentials['clientSecret'] ?? ''),
  }
  const oauth = connect({ signIn: { kind: 'oauth', username, password, ...client } })
  const tokenUrl = `${url}/otdsws/oauth2/token`
  const otds = connect({ signIn: { kind: 'otds', tokenUrl, ...client } })
  for (const connection of [oauth, otds]) {
    const answer = await connection.can.library?.byTitle(titleKeys, asked())
    expect(answer?.items).toHaveLength(1)
  }
  expect(state.accounts.sessions).toEqual([])
})

test('a wrong password is said once and not tried again and again', async () => {
  const { connect, state } = await givenOtmm()
  const signIn = { kind: 'session' as const, username: 'slipcase.svc', password: new Secret('no') }
  const { library } = connect({ signIn }).can
  for (let turn = 0; turn < 3; turn += 1) {
    const failure = await library?.byTitle(titleKeys, asked()).catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ kind: 'sign-in-required', system: 'otmm' })
    expect(String(failure)).not.toContain('slipcase.svc')
  }
  expect(state.requests).toEqual({ 'sign-in': 1 })
})

test('a caller who gives up does not end the sign-in of the others', async () => {
  const { library } = await givenOtmm({ latencyMs: 50 })
  const impatient = library.byTitle(titleKeys, asked(AbortSignal.timeout(10)))
  const patient = library.byTitle(titleKeys, asked())
  await expect(impatient).rejects.toMatchObject({ name: 'TimeoutError' })
  expect((await patient).items).toHaveLength(1)
})

test('ends its session when it is closed', async () => {
  const { connect, state } = await givenOtmm()
  const connection = connect()
  await connection.can.library?.byTitle(titleKeys, asked())
  await connection.close()
  expect(state.accounts.sessions).toEqual([])
})

/** A connection whose server answers each call below the API with `answer`. */
async function answering(answer: () => Response) {
  const { connect, config } = await givenOtmm()
  const app = new Hono()
  app.post('/otmmapi/v6/sessions', (c) =>
    c.json({ session_resource: { session: { id: 1, message_digest: 'd' } } }),
  )
  app.all('*', answer)
  const server = await serveOnLoopback(app)
  onTestFinished(() => server.close())
  return connect({ ...config, baseUrl: server.url })
}

const exception = (status: number) =>
  Response.json({ exception_body: { http_response_code: status, message: 'As it is' } }, { status })

test.each([
  [401, 'sign-in-required'],
  [400, 'rejected'],
  [403, 'not-permitted'],
  [409, 'conflict'],
  [500, 'unavailable'],
] as const)('status %i is %s, with what OTMM said', async (status, kind) => {
  const connection = await answering(() => exception(status))
  await expect(connection.can.library?.byTitle(titleKeys, asked())).rejects.toMatchObject({
    kind,
    message: 'OTMM: As it is',
  })
})

test('too many requests is busy, with the time to wait', async () => {
  const connection = await answering(
    () => new Response('', { status: 429, headers: { 'retry-after': '60' } }),
  )
  await expect(connection.can.library?.byTitle(titleKeys, asked())).rejects.toMatchObject({
    kind: 'busy',
    retryAfterMs: 60_000,
  })
})

test.each([
  [
    'a page',
    () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['JSON of another shape', () => Response.json({ search_result_resource: {} })],
])('%s instead of the answer is unavailable', async (_what, answer) => {
  const connection = await answering(answer)
  await expect(connection.can.library?.byTitle(titleKeys, asked())).rejects.toMatchObject({
    kind: 'unavailable',
  })
})

test('a page instead of a file or thumbnail is unavailable, not the file', async () => {
  const connection = await answering(
    () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
  )
  const ref = { system: 'otmm', id: 'a', version: 'a' }
  const { library } = connection.can
  await expect(library?.thumbnail(ref, asked())).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(library?.open(ref, 'original', 0, asked())).rejects.toMatchObject({
    kind: 'unavailable',
  })
})
