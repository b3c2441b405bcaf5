import { afterEach, beforeEach, expect, test } from 'vitest'
import { item, pictureContent, world } from '#test/small-world.ts'
import { type RunningCoreDam, start } from './index.ts'

const [version] = item({ system: 'core-dam' }).versions
if (!version) throw new Error('no version')

let running: RunningCoreDam
let token: string
beforeEach(async () => {
  const versions = [1, 2].map((number) => ({
    ...version,
    number,
    content: pictureContent(`cover-${number}.jpg`, 60, 90),
  }))
  running = await start({ world: world({ items: [item({ system: 'core-dam', versions })] }) })
  running.state.switches.requestsPerSecond = null
  const { tenantId, ...client } = running.state.credentials
  const answer = await fetch(`${running.url}/tenants/${tenantId}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  })
  token = ((await answer.json()) as { access_token: string }).access_token
})
afterEach(() => running.close())

interface Body {
  id: string
  exception?: string
  version_no: number
  latest: boolean
  properties: Record<string, unknown>
  parent_folder_id: string
  _embedded?: { collection: Body[] }
}

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${running.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Body }
}
const rows = ({ _embedded: embedded }: Body): Body[] => embedded?.collection ?? []
const assets = '/cms/instances/file/pub_title_asset'
const latest = async (): Promise<Body> => {
  const { body } = await ask('GET', `${assets}?filter=${encodeURIComponent("latest eq 'true'")}`)
  const [found] = rows(body)
  if (!found) throw new Error('no asset')
  return found
}

test('a request without a living token is refused', async () => {
  running.state.tokens.clear()
  expect((await ask('GET', assets)).status).toBe(401)
  expect((await ask('GET', '/css/v3/files/x/stream')).status).toBe(401)
})

test('a file is made in two steps: bytes first, then the record that names them', async () => {
  const uploaded = await fetch(`${running.url}/css/v3/files/fromStream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body: 'the sea',
  })
  const { id: blob } = (await uploaded.json()) as Body
  const record = (blob_id: string) => ({
    name: 'notes.txt',
    renditions: [{ rendition_type: 'PRIMARY', blob_id }],
    properties: { isbn13: ['9781402894626'] },
  })
  expect(await ask('POST', assets, record('none'))).toMatchObject({
    status: 400,
    body: { exception: 'Blob none does not exist' },
  })
  const made = await ask('POST', assets, record(blob))
  expect(made).toMatchObject({ status: 201, body: { content_size: 7, mime_type: 'text/plain' } })
  const contents = await ask('GET', `${assets}/${made.body.id}/contents`)
  expect(rows(contents.body)).toMatchObject([{ blob_id: blob, rendition_type: 'primary' }])
})

test('a record without a name, or with an unknown attribute, is refused', async () => {
  expect(await ask('POST', assets, {})).toMatchObject({
    status: 400,
    body: { exception: 'The parameter name is mandatory' },
  })
  const { id } = await latest()
  expect(await ask('PATCH', `${assets}/${id}`, { properties: { colour: 'red' } })).toMatchObject({
    status: 400,
    body: { exception: 'Unknown attribute: colour' },
  })
})

test('PATCH keeps what it does not name, PUT drops it', async () => {
  const { id } = await latest()
  const credit = { properties: { credit_line: 'Photo: I. Okafor' } }
  const patched = await ask('PATCH', `${assets}/${id}`, credit)
  expect(patched.body.properties).toMatchObject({ status: 'APPROVED', ...credit.properties })
  expect((await ask('PUT', `${assets}/${id}`, credit)).body.properties).toEqual(credit.properties)
})

test('a new version follows the latest one only', async () => {
  const before = await latest()
  const made = await ask('POST', `${assets}/${before.id}/nextVersion`, {})
  expect(made).toMatchObject({ status: 201, body: { version_no: 3, latest: true } })
  expect((await ask('GET', `${assets}/${before.id}`)).body.latest).toBe(false)
  expect((await ask('POST', `${assets}/${before.id}/nextVersion`, {})).status).toBe(409)
})

test('a list without a clause on the latest version holds every version', async () => {
  expect(rows((await ask('GET', assets)).body)).toHaveLength(2)
})

test('a file is shown in a second folder and taken out of it again', async () => {
  const { id, parent_folder_id: home } = await latest()
  const other = await ask('POST', '/cms/instances/folder/cms_folder', { name: 'Spring kit' })
  const items = async () =>
    rows((await ask('GET', `/cms/instances/folder/cms_folder/${other.body.id}/items`)).body)
  const link = { href: `/instances/folder/cms_folder/${other.body.id}` }
  expect((await ask('POST', `${assets}/${id}/linked-parents`, link)).status).toBe(201)
  expect((await ask('POST', `${assets}/${id}/linked-parents`, link)).status).toBe(409)
  expect(await items()).toMatchObject([{ id, parent_folder_id: home }])
  await ask('DELETE', `${assets}/${id}/linked-parents/${other.body.id}`)
  expect(await items()).toEqual([])
})

test('the access list follows the state of an asset', async () => {
  const { id } = await latest()
  expect((await ask('GET', `${assets}/${id}/acl`)).body).toMatchObject({ name: 'approved' })
  const filter = encodeURIComponent("name eq 'restricted'")
  const [restricted] = rows((await ask('GET', `/cms/permissions?filter=${filter}`)).body)
  await ask('PUT', `${assets}/${id}/acl`, { id: restricted?.id })
  expect((await ask('GET', `${assets}/${id}/acl`)).body).toMatchObject({ name: 'restricted' })
})

test('the index knows a new record only after its delay', async () => {
  running.state.switches.indexDelayMs = 60
  await ask('POST', assets, { name: 'late.txt' })
  const find = async () =>
    rows((await ask('POST', '/cms/ft-query', { query: 'cms_any.all_values:late' })).body).length
  expect(await find()).toBe(0)
  await expect.poll(find).toBe(1)
})

test('the sixth request within a second is answered 429', async () => {
  running.state.switches.requestsPerSecond = 5
  const answers = await Promise.all(Array.from({ length: 6 }, () => ask('GET', '/cms/namespaces')))
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(1)
})

test('a filter that cannot be read is refused', async () => {
  for (const filter of ["name eq 'O'Brien'", 'name', "colour eq 'red'", '(name eq "a"'])
    expect((await ask('GET', `${assets}?filter=${encodeURIComponent(filter)}`)).status).toBe(400)
})
