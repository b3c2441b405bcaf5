import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import type { World } from '#backend/sandbox/world.ts'
import type { Content } from '#backend/systems/port.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { fullLicence, item, pictureContent, plainContent, world } from '#test/small-world.ts'
import type { VipConfig } from './config.ts'
import { call, connection } from './stand-in/connection.ts'

const keys: TitleKeys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}
const vipItem = (change: Partial<Parameters<typeof item>[0]> = {}) =>
  item({ system: 'vip', ...change })
const [version] = vipItem().versions
if (!version) throw new Error('no version')
const small = { ...version, content: pictureContent('small.jpg', 60, 90) }

let open: Awaited<ReturnType<typeof connection>> | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
async function connect(items: World['items'], change?: (config: VipConfig) => Partial<VipConfig>) {
  open = await connection(world({ items }), change)
  return open
}
const bytesOf = async (content: Content | null) => content && (await buffer(content.stream))
async function only(): Promise<ItemRef> {
  const [found] = (await open?.library.byTitle(keys, call()))?.items ?? []
  if (!found) throw new Error('nothing found')
  return found.ref
}

test.each(['pretty', 'plain'] as const)(
  'with %s permalinks, exactly the items that carry an ISBN or the work id are found',
  async (permalinks) => {
    const { library, state } = await connect(
      [
        vipItem({ key: 'isbn', name: 'By ISBN', workIds: [], isbns: [keys.isbns[1] ?? ''] }),
        vipItem({ key: 'work', name: 'By work', isbns: [] }),
        vipItem({ key: 'both', name: 'By both' }),
        vipItem({ key: 'other', name: 'Other', workIds: [5004], isbns: ['9781402894699'] }),
        vipItem({ key: 'elsewhere', name: 'Elsewhere', system: 'otmm' }),
      ],
      () => ({ permalinks }),
    )
    state.switches.prettyPermalinks = permalinks === 'pretty'
    const { items, complete } = await library.byTitle(keys, call())
    expect(items.map((one) => one.name).sort()).toEqual(['By ISBN', 'By both', 'By work'])
    expect(complete).toBe(true)
  },
)

test('a title without anything gives an empty, complete list', async () => {
  const { library } = await connect([])
  expect(await library.byTitle(keys, call())).toEqual({ items: [], complete: true })
})

test('one request for each kind of key suffices', async () => {
  const { library, state } = await connect([vipItem()])
  await library.byTitle(keys, call())
  expect(state.requests.get('GET /wp/v2/media')).toBe(2)
})

test('every page is read', async () => {
  const many = Array.from({ length: 205 }, (_, at) => vipItem({ key: `${at}`, versions: [small] }))
  const { library, state } = await connect(many)
  const { items, complete } = await library.byTitle({ ...keys, isbns: [] }, call())
  expect(items).toHaveLength(205)
  expect(complete).toBe(true)
  expect(state.requests.get('GET /wp/v2/media')).toBe(3)
})

test('rows that the site counts but does not show make the list incomplete', async () => {
  const { library, state } = await connect([vipItem({ key: 'a' }), vipItem({ key: 'b' })])
  state.unreadable.add([...state.media.keys()][0] ?? 0)
  const { items, complete } = await library.byTitle(keys, call())
  expect(items).toHaveLength(1)
  expect(complete).toBe(false)
})

test('private items are listed, items in the trash are not there', async () => {
  const { library, state } = await connect([vipItem({ key: 'a' }), vipItem({ key: 'b' })])
  const [first, second] = [...state.media.values()]
  if (!first || !second) throw new Error('no media')
  first.status = 'private'
  second.status = 'trash'
  const { items } = await library.byTitle(keys, call())
  expect(items.map((one) => one.ref.id)).toEqual([String(first.id)])
  const gone = { system: 'vip', id: String(second.id), version: second.modifiedGmt }
  expect(await library.get(gone, call())).toBeNull()
})

test('a site that ignores the parameter is not taken at its word', async () => {
  const { library, state } = await connect([vipItem({ workIds: [1], isbns: ['9781402894699'] })])
  state.switches.plugin = false
  await expect(library.byTitle(keys, call())).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('plugin'),
  })
})

test('the newest file is the one version, named by its time of change', async () => {
  const { library } = await connect([
    vipItem({
      versions: [version, { ...small, number: 2, modifiedAt: '2026-03-01T08:30:00Z' }],
    }),
  ])
  const ref = await only()
  expect(ref.version).toBe('2026-03-01T08:30:00')
  const versions = await library.versions(ref.id, call())
  expect(versions).toMatchObject([
    { ref, fileName: 'small.jpg', isLatest: true, modifiedAt: '2026-03-01T08:30:00Z' },
  ])
})

test('a version that has been replaced in place is gone', async () => {
  const { library, state } = await connect([vipItem()])
  const ref = await only()
  const held = state.media.get(Number(ref.id))
  if (!held) throw new Error('no media')
  held.modifiedGmt = '2026-11-20T12:00:00'
  expect(await library.get(ref, call())).toBeNull()
  expect(await library.open(ref, 'original', 0, call())).toBeNull()
  expect(await library.thumbnail(ref, call())).toBeNull()
})

test('what is not there is null', async () => {
  const { library } = await connect([])
  for (const id of ['999', 'none', '1/../users/me']) {
    const ref = { system: 'vip', id, version: '2026-01-01T00:00:00' }
    expect(await library.get(ref, call())).toBeNull()
    expect(await library.open(ref, 'original', 0, call())).toBeNull()
    expect(await library.versions(id, call())).toEqual([])
  }
})

test('original, JPEG and thumbnail are the exact bytes, or null', async () => {
  const { library } = await connect([vipItem()])
  const ref = await only()
  const original = await version.content.bytes()
  expect(await bytesOf(await library.open(ref, 'original', 0, call()))).toEqual(original)
  expect(await bytesOf(await library.open(ref, 'jpeg', 0, call()))).toEqual(original)
  expect(await bytesOf(await library.thumbnail(ref, call()))).toEqual(
    await version.thumbnail?.bytes(),
  )
})

test('a PNG has no JPEG, and an item without sizes no thumbnail', async () => {
  const png = pictureContent('banner.png', 60, 20, 'png')
  const { library } = await connect([
    vipItem({ versions: [{ ...version, content: png, thumbnail: null }] }),
  ])
  const ref = await only()
  expect((await library.get(ref, call()))?.hasThumbnail).toBe(false)
  expect(await library.open(ref, 'jpeg', 0, call())).toBeNull()
  expect(await library.thumbnail(ref, call())).toBeNull()
})

test('of a picture that WordPress has scaled down, the untouched upload is opened', async () => {
  const content = pictureContent('poster & more.jpg', 3000, 400)
  const { library } = await connect([vipItem({ versions: [{ ...version, content }] })])
  const ref = await only()
  expect(await library.get(ref, call())).toMatchObject({
    fileName: 'poster & more.jpg',
    width: null,
    bytes: null,
  })
  expect(await bytesOf(await library.open(ref, 'original', 0, call()))).toEqual(
    await content.bytes(),
  )
})

test('opening from an offset gives exactly the rest', async () => {
  const content = plainContent('notes.txt', 'text/plain', 'The sea, the sea')
  const { library } = await connect([vipItem({ versions: [{ ...version, content }] })])
  const ref = await only()
  const rest = await library.open(ref, 'original', 9, call())
  expect(rest).toMatchObject({ offset: 9, bytes: 7, mediaType: 'text/plain' })
  expect(String(await bytesOf(rest))).toBe('the sea')
  expect(await bytesOf(await library.open(ref, 'original', 16, call()))).toHaveLength(0)
})

test('a file that is not the described one is refused', async () => {
  const { library, state } = await connect([vipItem()])
  const ref = await only()
  const { bytes: before } = (await library.get(ref, call())) ?? {}
  const path = state.media.get(Number(ref.id))?.path ?? ''
  // The library tells of the new file while the edge still holds the old one.
  let asked = 0
  state.files.set(path, {
    mimeType: 'image/jpeg',
    bytes: async () => Buffer.alloc((asked += 1) === 1 ? (before ?? 0) : 10),
  })
  await expect(library.open(ref, 'original', 0, call())).rejects.toMatchObject({
    kind: 'conflict',
  })
})

test('files come only from configured origins', async () => {
  const { library, state } = await connect([vipItem()], (config) => ({
    baseUrl: config.baseUrl.replace('127.0.0.1', 'localhost'),
  }))
  await expect(library.open(await only(), 'original', 0, call())).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('not a configured address'),
  })
  expect(state.requests.get('GET /wp/v2/media/:id')).toBe(1)
})

test('words find items of any title, of the role, up to the limit', async () => {
  const { library } = await connect([
    vipItem({ key: 'a', name: 'Harbour at dusk', workIds: [1], versions: [small] }),
    vipItem({ key: 'b', name: 'Harbour at dawn', role: 'banner', versions: [small] }),
    vipItem({ key: 'c', name: 'A field', versions: [small] }),
  ])
  const search = (words: string, role: 'banner' | null, limit = 10) =>
    library.search({ keys, words, role, limit }, call())
  const namesOf = async (answer: ReturnType<typeof search>) =>
    (await answer).items.map((one) => one.name)
  expect(await namesOf(search('harbour', null))).toEqual(['Harbour at dusk', 'Harbour at dawn'])
  expect(await namesOf(search('harbour dusk', null))).toEqual(['Harbour at dusk'])
  expect(await namesOf(search('harbour', 'banner'))).toEqual(['Harbour at dawn'])
  expect(await namesOf(search('', 'banner'))).toEqual(['Harbour at dawn'])
  const cut = await search('harbour', null, 1)
  expect(cut.items).toHaveLength(1)
  expect(cut.complete).toBe(false)
})

test('rights arrive from the meta fields as they are recorded', async () => {
  const { library } = await connect([
    vipItem({ key: 'none', name: 'none', licence: null }),
    vipItem({
      key: 'vague',
      name: 'vague',
      licence: fullLicence({
        territories: ['GB'],
        freeText: 'UK & Commonwealth (ex Canada)',
        excluded: ['CA'],
        until: '2027-05',
        from: null,
        formats: null,
        embargoUntil: '2026-12-01',
        creditRequired: true,
      }),
    }),
    vipItem({ key: 'limited', name: 'limited', licence: fullLicence({ status: 'restricted' }) }),
    vipItem({ key: 'denied', name: 'denied', licence: fullLicence({ status: 'denied' }) }),
  ])
  const { items } = await library.byTitle(keys, call())
  const rights = Object.fromEntries(items.map((one) => [one.name, one]))
  expect(rights['none']).toMatchObject({ licences: [], unreadableRights: [] })
  expect(rights['vague']?.licences).toMatchObject([
    {
      effect: 'permit',
      territory: { kind: 'stated', statement: { included: ['GB'], excluded: ['CA'] } },
      unresolved: ['UK & Commonwealth (ex Canada)'],
      formats: { kind: 'not-stated' },
      start: { kind: 'not-stated' },
      end: { kind: 'between' },
      embargo: { kind: 'day' },
      creditRequired: true,
      source: { system: 'vip', field: 'meta.rights_status' },
    },
  ])
  expect(rights['limited']).toMatchObject({
    licences: [],
    unreadableRights: ['meta.rights_status'],
  })
  expect(rights['denied']?.licences).toMatchObject([{ effect: 'deny', end: { kind: 'open' } }])
})

test('a name is shown as it was written, not as HTML', async () => {
  const { library } = await connect([vipItem({ name: 'Salt & "Sea" <2>' })])
  expect((await library.get(await only(), call()))?.name).toBe('Salt & "Sea" <2>')
})

test('an approval word that no mapping knows is unknown and shown as it is', async () => {
  await connect([vipItem({ versions: [{ ...small, approval: 'unknown', approvedBy: null }] })])
  expect((await open?.library.byTitle(keys, call()))?.items[0]?.approval).toEqual({
    state: 'unknown',
    said: 'legacy',
    by: null,
    on: null,
  })
})
