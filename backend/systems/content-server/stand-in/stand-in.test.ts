import { afterEach, beforeEach, expect, test } from 'vitest'
import { item, plainContent, world } from '#test/small-world.ts'
import { type ContentServerStandIn, start } from './index.ts'

/** Habits of the real server that our own client avoids or never meets. */

let standIn: ContentServerStandIn
let ticket: string
let clock: Date

const at = (path: string) => `${standIn.url}/otcs/cs.exe/api${path}`
const get = (path: string, headers: Record<string, string> = { OTCSTicket: ticket }) =>
  fetch(at(path), { headers })
const send = (
  path: string,
  body: URLSearchParams | FormData,
  method = 'POST',
  headers: Record<string, string> = { OTCSTicket: ticket },
) => fetch(at(path), { method, headers, body })
const form = (values: Record<string, string>) => new URLSearchParams(values)
const json = (response: Response | Promise<Response>): Promise<unknown> =>
  Promise.resolve(response).then((answer) => answer.json() as Promise<unknown>)
const signInAs = async (username: string, password: string) => {
  const given = (await json(send('/v1/auth', form({ username, password }), 'POST', {}))) as {
    ticket: string
  }
  return given.ticket
}
const documentId = () => [...standIn.state.nodes.values()].find(({ type }) => type === 144)!.id
const workspaceId = () => standIn.state.workspacesOf('CONSONANCE', 'TITLE', '50042')[0]!.id

beforeEach(async () => {
  clock = new Date('2026-11-21T09:00:00Z')
  const content = plainContent('agreement.pdf', 'application/pdf', 'agreement')
  const [version] = item({ system: 'content-server' }).versions
  const contract = item({
    system: 'content-server',
    name: 'Author agreement',
    versions: [{ ...version!, content }],
  })
  standIn = await start({ world: world({ items: [contract] }), now: () => clock })
  ticket = await signInAs(standIn.credentials.username ?? '', standIn.credentials.password ?? '')
})
afterEach(() => standIn.close())

test('starts quickly: no bytes are made before they are asked for', async () => {
  let made = 0
  const content = plainContent('a.pdf', 'application/pdf', 'x')
  const items = Array.from({ length: 300 }, (_, index) => {
    const [version] = item({ system: 'content-server' }).versions
    const bytes = () => {
      made += 1
      return content.bytes()
    }
    return item({
      system: 'content-server',
      key: `d${index}`,
      name: `Paper ${index}`,
      versions: [{ ...version!, content: { ...content, bytes } }],
    })
  })
  const other = await start({ world: world({ items }) })
  await other.close()
  expect(made).toBe(0)
})

test('every good answer brings a newer ticket, and older ones go on working', async () => {
  const rolled = (await get('/v2/nodes/2000')).headers.get('OTCSTicket') ?? ''
  expect(rolled).not.toBe(ticket)
  expect((await get('/v2/nodes/2000', { otcsticket: rolled })).status).toBe(200)
  expect((await get('/v2/nodes/2000')).status).toBe(200)
  expect((await get('/v2/nodes/2000', { cookie: `LLCookie=${ticket}` })).status).toBe(200)
})

test('an idle session ends with 401 and the documented text', async () => {
  clock = new Date('2026-11-21T09:31:00Z')
  const answer = await get('/v2/nodes/2000')
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({ error: 'Authentication Required' })
  expect((await get('/v2/nodes/2000', {})).status).toBe(401)
})

test('an OTDS ticket signs in and is given a Content Server ticket', async () => {
  const { username, password } = standIn.credentials
  const given = (await json(
    fetch(`${standIn.url}/otdsws/rest/authentication/credentials`, {
      method: 'POST',
      body: JSON.stringify({ userName: username, password }),
    }),
  )) as { ticket: string }
  const answer = await get('/v1/auth', { OTDSTicket: given.ticket })
  expect(answer.headers.get('OTCSTicket')).toBeTruthy()
  expect(await answer.json()).toMatchObject({ data: { name: 'svc-slipcase' } })
})

test('an address that it does not have is a bad request', async () => {
  const answer = await get('/v2/nothing')
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('mappings registry')
})

test('JSON as the content type is not understood', async () => {
  const answer = await fetch(at('/v2/nodes'), {
    method: 'POST',
    headers: { OTCSTicket: ticket, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 0, parent_id: 2000, name: 'A' }),
  })
  expect(answer.status).toBe(400)
})

test('takes flat fields, a body, and multipart without a file alike', async () => {
  const flat = await send('/v2/nodes', form({ type: '0', parent_id: '2000', name: 'Flat' }))
  const body = { type: 0, parent_id: 2000, name: 'Body' }
  const structured = await send('/v2/nodes', form({ body: JSON.stringify(body) }))
  const parts = new FormData()
  parts.set('body', JSON.stringify({ ...body, name: 'Parts' }))
  const multipart = await send('/v2/nodes', parts)
  expect([flat.status, structured.status, multipart.status]).toEqual([200, 200, 200])
  const names = standIn.state.childrenOf(2000).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['Flat', 'Body', 'Parts']))
})

test('a name that is taken is an internal error with its own words', async () => {
  const create = (name: string) => send('/v2/nodes', form({ type: '0', parent_id: '2000', name }))
  await create('Season')
  const again = await create('SEASON')
  expect(again.status).toBe(500)
  expect(await again.json()).toEqual({ error: "An item with the name 'SEASON' already exists." })
})

test('direct children of a workspace show it negated, and it answers to its negative twin', async () => {
  const list = await json(get(`/v2/nodes/-${workspaceId()}/nodes?fields=properties{id,parent_id}`))
  expect(list).toMatchObject({
    collection: { paging: { page: 1, page_total: 1, total_count: 1 } },
    results: [{ data: { properties: { id: documentId(), parent_id: -workspaceId() } } }],
  })
})

test('finding by name finds whatever contains it, and pages past the end repeat the last', async () => {
  const { state } = standIn
  for (const name of ['Agreement draft', 'Other'])
    state.add({ name, type: 144, parentId: workspaceId() })
  const named = await json(get(`/v2/nodes/${workspaceId()}/nodes?where_name=AGREE`))
  expect(named).toMatchObject({ collection: { paging: { total_count: 2 } } })
  const beyond = await json(get(`/v2/nodes/${workspaceId()}/nodes?limit=2&page=9`))
  expect(beyond).toMatchObject({
    collection: { paging: { page: 2 } },
    results: [{ data: { properties: { name: 'Other' } } }],
  })
})

test('hidden items are absent from lists, and reading them is as if they were not there', async () => {
  const visitor = standIn.state.users.get(1001)!
  standIn.state.nodes.get(documentId())!.hiddenFrom.add(visitor.id)
  const headers = { OTCSTicket: await signInAs(visitor.name, visitor.password) }
  const list = await json(get(`/v2/nodes/${workspaceId()}/nodes`, headers))
  expect(list).toMatchObject({ collection: { paging: { total_count: 0 } }, results: [] })
  const [hidden, missing] = [
    await get(`/v2/nodes/${documentId()}`, headers),
    await get('/v2/nodes/99999', headers),
  ]
  expect(hidden.status).toBe(missing.status)
  expect(await hidden.json()).toEqual({ error: `Could not get a node for ${documentId()}` })
  const content = await get(`/v1/nodes/${documentId()}/content`, headers)
  expect(await content.json()).toEqual({ error: `Could not locate node: ${documentId()}` })
})

test('categories are applied once, changed only where they are, and guarded by a token', async () => {
  const categories = `/v2/nodes/${documentId()}/categories`
  const values = { body: JSON.stringify({ category_id: 7120, '7120_2': 'Cleared' }) }
  expect((await send(`${categories}/7140`, form({ '7140_2': 'Acquired' }), 'PUT')).status).toBe(400)
  expect((await send(categories, form({ category_id: '7100' }))).status).toBe(400)
  standIn.state.nodes.get(documentId())!.categories.delete(7120)
  expect((await send(categories, form(values))).status).toBe(200)
  const stale = { '7120_2': 'Denied', '7120_1': JSON.stringify({ metadata_token: 'old' }) }
  expect((await send(`${categories}/7120`, form(stale), 'PUT')).status).toBe(409)
  expect((await send(`${categories}/7120/`, form({ '7120_2': 'Denied' }), 'PUT')).status).toBe(200)
  expect(await json(get(`${categories}/7120/`))).toMatchObject({
    results: { data: { categories: { '7120_2': 'Denied' } } },
  })
})

test('a record is classified with the token just read, once, and gets a file number', async () => {
  const path = `/v1/nodes/${documentId()}/rmclassifications`
  const read = async () =>
    (await json(get(path))) as { rm_metadataToken: string; data: { file_number: string }[] }
  const before = await read()
  const details = { class_id: '5601', status: 'ACTIVE', storage: 'EL' }
  expect((await send(path, form({ ...details, rm_metadataToken: 'old' }))).status).toBe(409)
  const token = { rm_metadataToken: before.rm_metadataToken }
  expect((await send(path, form({ ...details, ...token }))).status).toBe(200)
  const after = await read()
  expect(after.data[0]?.file_number).toBe('CON-000001')
  expect(after.rm_metadataToken).not.toBe(before.rm_metadataToken)
})

test('what is held or finalized can be neither changed nor deleted', async () => {
  const { state } = standIn
  state.holds.set(1, { id: 1, name: 'Dispute' })
  const path = `/v2/nodes/${documentId()}`
  const remove = () => fetch(at(path), { method: 'DELETE', headers: { OTCSTicket: ticket } })
  await send(`/v1/nodes/${documentId()}/holds`, form({ hold_id: '1' }))
  expect((await remove()).status).toBe(500)
  state.nodes.get(documentId())!.holds = []
  state.nodes.get(documentId())!.finalized = true
  expect((await send(path, form({ name: 'New' }), 'PUT')).status).toBe(500)
  state.nodes.get(documentId())!.finalized = false
  expect((await remove()).status).toBe(200)
})

test('workspaces that nobody opened lately show only in the expanded view', async () => {
  const count = async (query: string) =>
    ((await json(get(`/v2/businessworkspaces${query}`))) as { results: unknown[] }).results.length
  expect(await count('')).toBe(0)
  expect(await count('?expanded_view=true&where_name=contains_salt')).toBe(1)
})

test('answers are held back when a delay is asked for', async () => {
  const slow = await start({ world: world(), latencyMs: 80 })
  const started = performance.now()
  await fetch(`${slow.url}/otcs/cs.exe/api/v1/ping`)
  expect(performance.now() - started).toBeGreaterThanOrEqual(79)
  await slow.close()
})
