import { afterEach, expect, test } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { createOutbound } from '#backend/systems/outbound.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { item, world } from '#test/small-world.ts'
import { contentServer } from './index.ts'
import { refusal } from './refusals.ts'
import { connectTo, person, type TestConnection } from '#test/given-content-server.ts'

let open: TestConnection[] = []
const connected = async () => {
  const connection = await connectTo(world({ items: [item({ system: 'content-server' })] }))
  open.push(connection)
  return connection
}
afterEach(async () => {
  await Promise.all(open.map((connection) => connection.close()))
  open = []
})

const keys: TitleKeys = { workId: 50042, isbns: [], reference: null, title: 'The Salt Almanac' }

test('calls that meet an ended session together cause one sign-in, and each is answered', async () => {
  const { library, standIn, asked } = await connected()
  await library.byTitle(keys, person())
  expect(asked('POST /v1/auth')).toBe(1)
  standIn.expireSessions()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => library.byTitle(keys, person())),
  )
  expect(answers.map(({ items }) => items.length)).toEqual(Array(8).fill(1))
  expect(asked('POST /v1/auth')).toBe(2)
})

test('a caller who gives up while signing in does not take the sign-in from the others', async () => {
  const { library } = await connected()
  const leaving = new AbortController()
  const left = library.byTitle(keys, { ...person(), signal: leaving.signal })
  const stayed = library.byTitle(keys, person())
  leaving.abort(new Error('closed the tab'))
  await expect(left).rejects.toThrow('closed the tab')
  expect((await stayed).items).toHaveLength(1)
})

test('sends the newest ticket that an answer brought', async () => {
  const { standIn } = await connected()
  const sent: (string | undefined)[] = []
  const system = contentServer.connect(standIn.config, {
    now: () => new Date(),
    outbound(options) {
      const outbound = createOutbound(options)
      return {
        close: () => outbound.close(),
        request(call) {
          sent.push(call.headers?.otcsticket)
          return outbound.request(call)
        },
      }
    },
  })
  const read = () => system.can.filing?.workspaceOf(50042, person())
  await read()
  await read()
  await system.close()
  const [signIn, first, second] = sent
  expect(signIn).toBeUndefined()
  expect(first).toBeTruthy()
  expect(second).toBeTruthy()
  expect(second).not.toBe(first)
})

test('signs in as a client at OTDS and sends its token', async () => {
  const { connect, standIn, asked } = await connected()
  const { clientId, clientSecret } = standIn.credentials
  const { library } = connect({
    signIn: {
      kind: 'oauth',
      tokenUrl: `${standIn.url}/otdsws/oauth2/token`,
      clientId: clientId ?? '',
      clientSecret: new Secret(clientSecret ?? ''),
    },
  })
  expect((await library.byTitle(keys, person())).items).toHaveLength(1)
  standIn.expireSessions()
  expect((await library.byTitle(keys, person())).items).toHaveLength(1)
  expect(asked('POST /otdsws/oauth2/token')).toBe(2)
})

test.for(['password', 'oauth'] as const)(
  'a refused %s says that a sign-in is required, without the secret',
  async (kind) => {
    const { connect, standIn } = await connected()
    const wrong = new Secret('wrong-secret')
    const { library } = connect({
      signIn:
        kind === 'password'
          ? { kind, username: 'svc-slipcase', password: wrong }
          : {
              kind,
              tokenUrl: `${standIn.url}/otdsws/oauth2/token`,
              clientId: 'nobody',
              clientSecret: wrong,
            },
    })
    const failure: unknown = await library.byTitle(keys, person()).catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ name: 'SystemFailure', kind: 'sign-in-required' })
    expect(String(failure)).not.toContain('wrong-secret')
  },
)

test('a server that is gone is unavailable, and nothing is in doubt', async () => {
  const { library, standIn } = await connected()
  await standIn.close()
  await expect(library.byTitle(keys, person())).rejects.toMatchObject({
    kind: 'unavailable',
    inDoubt: false,
  })
})

test('a page instead of JSON is unavailable', async () => {
  const { library, standIn } = await connected()
  standIn.faults.next('GET /v2/nodes/:id/nodes', { kind: 'page' })
  await expect(library.byTitle(keys, person())).rejects.toMatchObject({ kind: 'unavailable' })
})

test('a long wait that is asked for reaches the caller', async () => {
  const { library, standIn } = await connected()
  standIn.faults.next('GET /v2/nodes/:id/nodes', { kind: 'busy', retryAfterSeconds: 90 })
  await expect(library.byTitle(keys, person())).rejects.toMatchObject({
    kind: 'busy',
    retryAfterMs: 90_000,
  })
})

test.for([
  [500, { error: 'Could not get a node for 9001' }, 'not-found'],
  [400, { error: 'Sorry, the item you requested could not be accessed.' }, 'not-found'],
  [500, { error: 'Could not locate node: 9001' }, 'not-found'],
  [500, { error: "An item with the name 'A' already exists." }, 'conflict'],
  [409, { error: 'Changed meanwhile' }, 'conflict'],
  [500, { error: 'You do not have permission to add items here' }, 'not-permitted'],
  [403, { error: 'No' }, 'not-permitted'],
  [400, { error: '/v9 could not be found in the mappings registry' }, 'rejected'],
  [500, { error: 'Advanced versioning is not enabled' }, 'rejected'],
  [200, { results: { ok: false, errMsg: 'Hold does not exist', id: 0 } }, 'not-found'],
  [503, { error: 'starting' }, 'unavailable'],
] as const)('status %i with %o is understood as %s', ([status, body, kind]) => {
  const failure = refusal('read', { status, body: JSON.stringify(body), retryAfter: null })
  expect(failure.kind).toBe(kind)
})

test('an error page from in front of the server is unavailable, whatever its status', () => {
  const failure = refusal('read', { status: 500, body: '<html>Oops</html>', retryAfter: null })
  expect(failure).toMatchObject({ kind: 'unavailable', inDoubt: true })
})
