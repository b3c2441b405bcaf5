import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { item, pictureContent, world } from '#test/small-world.ts'
import { type RunningVip, start } from './index.ts'

const [version] = item({ system: 'vip' }).versions
if (!version) throw new Error('no version')
const versions = [{ ...version, content: pictureContent('cover.jpg', 60, 90) }]

let running: RunningVip
beforeEach(async () => {
  const items = ['a', 'b', 'c'].map((key) => item({ system: 'vip', key, name: key, versions }))
  running = await start({ world: world({ items }) })
})
afterEach(() => running.close())

interface Body {
  id: number
  code: string
  data: Record<string, unknown>
  meta: Record<string, unknown>
  source_url: string
}

const basic = (): Record<string, string> => {
  const { username, applicationPassword } = running.state.credentials
  const credentials = Buffer.from(`${username}:${applicationPassword}`).toString('base64')
  return { authorization: `Basic ${credentials}` }
}
async function ask(
  method: string,
  route: string,
  {
    body,
    headers = {},
    visitor = false,
  }: { body?: unknown; headers?: HeadersInit; visitor?: boolean } = {},
) {
  const answer = await fetch(`${running.url}/wp-json/wp/v2${route}`, {
    method,
    headers: { ...(visitor ? {} : basic()), ...Object.fromEntries(new Headers(headers)) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json()) as Body,
  }
}
const first = () => {
  const [media] = running.state.media.values()
  if (!media) throw new Error('no media')
  return media
}
const named = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` })

test('the same upload again becomes a second item with a new name', async () => {
  const upload = () => ask('POST', '/media', { body: 'the sea', headers: named('notes.txt') })
  const made = await upload()
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toContain(`/wp/v2/media/${made.body.id}`)
  expect((await upload()).body.source_url).toMatch(/notes-1\.txt$/)
})

test('an upload by form takes its fields along', async () => {
  const form = new FormData()
  form.set('file', new File(['the sea'], 'notes.txt', { type: 'text/plain' }))
  form.set('title', 'Notes')
  form.append('meta[isbn13][]', '9781402894626')
  const answer = await fetch(`${running.url}/wp-json/wp/v2/media`, {
    method: 'POST',
    headers: basic(),
    body: form,
  })
  expect(await answer.json()).toMatchObject({
    title: { rendered: 'Notes' },
    meta: { isbn13: ['9781402894626'] },
  })
})

test.each([
  ['without a disposition', {}, 'a', 400, 'rest_upload_no_content_disposition'],
  [
    'with an extended file name only',
    { 'content-disposition': "attachment; filename*=UTF-8''a.txt" },
    'a',
    400,
    'rest_upload_invalid_disposition',
  ],
  ['without bytes', named('a.txt'), '', 400, 'rest_upload_no_data'],
  ['of a type that is not allowed', named('a.epub'), 'a', 500, 'rest_upload_sideload_error'],
  [
    'whose checksum differs',
    { ...named('a.txt'), 'content-md5': createHash('md5').update('b').digest('hex') },
    'a',
    412,
    'rest_upload_hash_mismatch',
  ],
])('an upload %s is refused', async (_, headers, body, status, code) => {
  expect(await ask('POST', '/media', { body, headers })).toMatchObject({ status, body: { code } })
})

test('a meta key that is not registered is ignored with 200, and null clears', async () => {
  const change = { meta: { colour: 'red', rights_status: null, expires_on: '2031-12' } }
  const { status, body } = await ask('PATCH', `/media/${first().id}`, { body: change })
  expect(status).toBe(200)
  expect(body.meta).not.toHaveProperty('colour')
  expect(body.meta).toMatchObject({ rights_status: null, expires_on: '2031-12' })
})

test('a value that the field does not take is refused and names the field', async () => {
  const change = { meta: { rights_status: 'maybe' } }
  expect(await ask('PATCH', `/media/${first().id}`, { body: change })).toMatchObject({
    status: 400,
    body: {
      code: 'rest_invalid_param',
      data: { params: { 'meta.rights_status': expect.any(String) } },
    },
  })
})

test('pages say how many there are, and the one past the last is refused', async () => {
  running.state.unreadable.add(first().id)
  const page = await ask('GET', '/media?per_page=2&orderby=id&order=asc&_fields=id')
  expect(page.headers.get('x-wp-total')).toBe('3')
  expect(page.headers.get('x-wp-totalpages')).toBe('2')
  expect(page.headers.get('link')).toContain('rel="next"')
  expect(page.body).toHaveLength(1)
  expect(await ask('GET', '/media?per_page=2&page=3')).toMatchObject({
    status: 400,
    body: { code: 'rest_post_invalid_page_number' },
  })
  expect((await ask('GET', '/media?per_page=101')).status).toBe(400)
})

test('a visitor sees neither private items nor those of an unpublished package; files stay public', async () => {
  const [hidden, child] = [...running.state.media.values()]
  const [kit] = running.state.packages.values()
  if (!hidden || !child || !kit) throw new Error('no media')
  hidden.status = 'private'
  child.parent = kit.id
  kit.status = 'draft'
  expect((await ask('GET', '/media', { visitor: true })).body).toHaveLength(1)
  expect((await ask('GET', `/media/${child.id}`, { visitor: true })).status).toBe(401)
  expect(await ask('GET', '/media?status=private', { visitor: true })).toMatchObject({
    status: 400,
    body: { data: { details: { status: { code: 'rest_forbidden_status' } } } },
  })
  const file = await fetch(`${running.url}/wp-content/uploads/${hidden.path}`)
  expect(file.status).toBe(200)
})

test('deleting needs force, and then the file is gone too', async () => {
  const { id, path } = first()
  expect(await ask('DELETE', `/media/${id}`)).toMatchObject({
    status: 501,
    body: { code: 'rest_trash_not_supported' },
  })
  expect((await ask('DELETE', `/media/${id}?force=true`)).status).toBe(200)
  expect((await fetch(`${running.url}/wp-content/uploads/${path}`)).status).toBe(404)
})

test('a territory that is there already is named by the refusal', async () => {
  const made = await ask('POST', '/territories', { body: { name: 'United Kingdom', slug: 'gb' } })
  expect(made.status).toBe(201)
  const again = await ask('POST', '/territories', { body: { name: 'UK', slug: 'gb' } })
  expect(again.body).toMatchObject({ code: 'term_exists', data: { term_id: made.body.id } })
})

test('packages are listed and read', async () => {
  const [kit] = (await ask('GET', '/title-packages')).body as unknown as Body[]
  expect(kit?.meta).toMatchObject({ consonance_id: ['50042'] })
  expect((await ask('GET', `/title-packages/${kit?.id}`)).status).toBe(200)
  expect(await ask('GET', '/title-packages/9999')).toMatchObject({
    status: 404,
    body: { code: 'rest_post_invalid_id' },
  })
})
