import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import { item, world } from '#test/small-world.ts'
import type { VipConfig } from './config.ts'
import { vip } from './index.ts'
import { call, connection } from './stand-in/connection.ts'

const keys = { workId: 50042, isbns: ['9781402894626'], reference: null, title: '' }
const wrong = () => ({ applicationPassword: new Secret('abcd efgh') })

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})
async function connect(change?: (config: VipConfig) => Partial<VipConfig>) {
  const made = await connection(world({ items: [item({ system: 'vip' })] }), change)
  closing.push(() => made.close())
  return made
}

test('spaces in the application password do not matter', async () => {
  const { library } = await connect((config) => ({
    applicationPassword: new Secret(config.applicationPassword.reveal().replaceAll(' ', '')),
  }))
  expect((await library.byTitle(keys, call())).items).toHaveLength(1)
})

test.each(['anonymous', 'refused'] as const)(
  'a wrong password needs a sign-in even where the site answers it as %s',
  async (wrongPassword) => {
    const { library, state, system } = await connect(wrong)
    state.switches.wrongPassword = wrongPassword
    const signIn = { kind: 'sign-in-required' }
    const [[id, held] = []] = state.media
    const ref = { system: 'vip', id: String(id), version: held?.modifiedGmt ?? '' }
    await expect(library.byTitle(keys, call())).rejects.toMatchObject(signIn)
    await expect(library.get(ref, call())).rejects.toMatchObject(signIn)
    await expect(library.open(ref, 'original', 0, call())).rejects.toMatchObject(signIn)
    await expect(library.versions(ref.id, call())).rejects.toMatchObject(signIn)
    await expect(system.check(call())).rejects.toMatchObject(signIn)
  },
)

test('the password is in no failure', async () => {
  const { library } = await connect(wrong)
  const failure: unknown = await library.byTitle(keys, call()).catch((cause: unknown) => cause)
  expect(JSON.stringify(failure) + String(failure)).not.toContain('abcd')
})

test('credentials go with files only when that is configured', async () => {
  const seen: (string | undefined)[] = []
  const app = new Hono()
  app.get('/wp-json/*', (c) =>
    c.json({
      id: 41,
      status: 'inherit',
      mime_type: 'text/plain',
      source_url: '/wp-content/uploads/a.txt',
      modified_gmt: '2026-01-01T00:00:00',
    }),
  )
  app.get('/wp-content/*', (c) => {
    seen.push(c.req.header('authorization'))
    return c.text('a')
  })
  const server = await serveOnLoopback(app)
  closing.push(() => server.close())
  const { standIn } = await connect()
  for (const signedFiles of [false, true]) {
    const system = vip.connect(
      { ...standIn.config, baseUrl: server.url, signedFiles },
      { outbound: createOutbound, now: () => new Date() },
    )
    const ref = { system: 'vip', id: '41', version: '2026-01-01T00:00:00' }
    const content = await system.can.library?.open(ref, 'original', 0, call())
    content?.stream.destroy()
    await system.close()
  }
  expect(seen).toEqual([undefined, expect.stringMatching(/^Basic /)])
})

test.each([
  ['HTML with status 200', 200, '<html>Maintenance</html>', 'unavailable'],
  ['404 with HTML', 404, '<html>Not found</html>', 'unavailable'],
  ['a REST API that is not there', 404, '{"code":"rest_no_route","message":""}', 'unavailable'],
  ['a role that is too low', 403, '{"code":"rest_cannot_edit","message":""}', 'not-permitted'],
  ['a wrong parameter', 400, '{"code":"rest_invalid_param","message":""}', 'rejected'],
  ['a type that is not allowed', 500, '{"code":"rest_upload_sideload_error"}', 'rejected'],
  ['a failing server', 500, '<html>Error</html>', 'unavailable'],
  ['an answer in an unknown form', 200, '{"id":"41"}', 'unavailable'],
])('%s is told apart', async (_, status, body, kind) => {
  const app = new Hono()
  app.all('*', (c) => c.body(body, status as 200))
  const server = await serveOnLoopback(app)
  closing.push(() => server.close())
  const { standIn } = await connect()
  const system = vip.connect(
    { ...standIn.config, baseUrl: server.url },
    { outbound: createOutbound, now: () => new Date() },
  )
  closing.push(() => system.close())
  const ref = { system: 'vip', id: '41', version: '' }
  await expect(system.can.library?.get(ref, call())).rejects.toMatchObject({ kind })
})

test('a server that is gone is unavailable', async () => {
  const { library, standIn } = await connect()
  await standIn.close()
  await expect(library.byTitle(keys, call())).rejects.toMatchObject({ kind: 'unavailable' })
})
