import { setTimeout as sleep } from 'node:timers/promises'
import { buffer, text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { pictureContent, plainContent } from '#test/small-world.ts'
import type { Content } from '../port.ts'
import { asked, cover, titleKeys, version, givenOtmm } from '#test/given-otmm.ts'

const textOf = async (content: Content | null | undefined) =>
  content ? text(content.stream) : null

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    cover({ key: `cover-${index}`, name: `Cover ${index}`, versions: [smallVersion(index)] }),
  )
const smallVersion = (index: number) =>
  version({ content: plainContent(`c${index}.txt`, 'text/plain', `content ${index}`) })

test('finds the newest version of what carries a key, with everything an item needs, in one search', async () => {
  const { library, state } = await givenOtmm({
    items: [cover(), cover({ key: 'other', isbns: ['9780306406157'], workIds: [50001] })],
  })
  const { items, complete } = await library.byTitle(titleKeys, asked())
  expect(complete).toBe(true)
  expect(items).toMatchObject([
    {
      name: 'Front cover',
      fileName: 'cover_v2.jpg',
      role: 'front-cover',
      mediaType: 'image/jpeg',
      bytes: 18,
      isbns: ['9781402894626'],
      workIds: [50042],
      versionLabel: '2',
      isLatest: true,
      approval: { state: 'in-review', said: 'In review', by: null },
      altText: 'A calm sea at dusk',
      hasThumbnail: true,
      modifiedAt: '2026-02-12T10:00:00Z',
      unreadableRights: [],
      licences: [
        {
          effect: 'permit',
          territory: { kind: 'stated', statement: { included: ['WORLD'], excluded: [] } },
          formats: { kind: 'only', values: ['hardback', 'paperback', 'ebook', 'audio'] },
          channels: { kind: 'any' },
          purposes: { kind: 'any' },
          end: { kind: 'open' },
          source: { fetchedAt: '2026-11-21T10:00:00.000Z' },
        },
      ],
    },
  ])
  expect(state.requests).toEqual({ 'sign-in': 1, search: 1 })
})

test('a value that only contains a key is not the title', async () => {
  const { library } = await givenOtmm({
    items: [cover({ isbns: [], workIds: [150042] }), cover({ key: 'right', isbns: [] })],
  })
  const { items } = await library.byTitle(titleKeys, asked())
  expect(items.map((item) => item.workIds)).toEqual([[50042]])
})

test('finds by a configured reference field, compared exactly', async () => {
  const { connect, config } = await givenOtmm({ items: [cover({ isbns: [] })] })
  const references = [{ table: null, field: 'PUB.FIELD.JOB NUMBER' }]
  const { library } = connect({ fields: { ...config.fields, references, workIds: [] } }).can
  expect((await library?.byTitle(titleKeys, asked()))?.items).toHaveLength(1)
  const shorter = { ...titleKeys, reference: 'HL-004' }
  expect((await library?.byTitle(shorter, asked()))?.items).toEqual([])
})

test('reads every page, also when the server gives fewer rows than asked', async () => {
  const { connect, state } = await givenOtmm({ items: many(23) })
  state.switches.mostRows = 7
  const { library } = connect({ pageSize: 10 }).can
  const answer = await library?.byTitle(titleKeys, asked())
  expect(answer?.complete).toBe(true)
  expect(new Set(answer?.items.map((item) => item.ref.id)).size).toBe(23)
  // a folder of the same work is among the 24 rows: 7, then three windows side by side
  expect(state.requests['search']).toBe(4)
})

test('lists and single values that come as bare objects read the same', async () => {
  const { library, state } = await givenOtmm()
  const usual = await library.byTitle(titleKeys, asked())
  state.switches.singleListsAsObjects = true
  expect(await library.byTitle(titleKeys, asked())).toEqual(usual)
})

test('a server whose lists carry no metadata is asked once more, by ids', async () => {
  const { library, state } = await givenOtmm({ items: many(60) })
  const usual = await library.byTitle(titleKeys, asked())
  state.switches.listsWithoutMetadata = true
  expect(await library.byTitle(titleKeys, asked())).toEqual(usual)
  expect(state.requests['assets']).toBe(2)
})

test('a field that OTMM does not know is refused by name instead of listing the library', async () => {
  const { connect, config } = await givenOtmm()
  const isbns = [{ table: null, field: 'PUB.FIELD.ISNB' }]
  const { library } = connect({ fields: { ...config.fields, isbns } }).can
  await expect(library?.byTitle(titleKeys, asked())).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('PUB.FIELD.ISNB'),
  })
})

test('without any mapped key nothing is asked, and absence proves nothing', async () => {
  const { connect, config, state } = await givenOtmm()
  const fields = { ...config.fields, isbns: [], workIds: [] }
  const answer = await connect({ fields }).can.library?.byTitle(titleKeys, asked())
  expect(answer).toEqual({ items: [], complete: false })
  expect(state.requests).toEqual({})
})

test('what is deleted, marked for deletion or hidden is no item', async () => {
  const { library, state } = await givenOtmm({ items: many(4) })
  const [deleted, marked, hidden, left] = state.assets
  deleted!.deleted = true
  marked!.contentState = 'SEL_DEL'
  hidden!.hidden = true
  const { items } = await library.byTitle(titleKeys, asked())
  expect(items.map((item) => item.ref.version)).toEqual([left!.assetId])
  for (const gone of [deleted, marked, hidden]) {
    const ref = { system: 'otmm', id: gone!.originalId, version: gone!.assetId }
    expect(await library.get(ref, asked())).toBeNull()
    expect(await library.open(ref, 'original', 0, asked())).toBeNull()
  }
})

test('an asset past its expiration date carries a denial, also before OTMM flags it', async () => {
  const { library, state } = await givenOtmm({ now: () => new Date('2026-06-01T00:00:00Z') })
  state.assets[1]!.values.set('ARTESIA.FIELD.EXPIRATION DATE', ['2026-05-31T00:00:00Z'])
  const { items } = await library.byTitle(titleKeys, asked())
  expect(items[0]?.licences).toMatchObject([
    { effect: 'permit' },
    { effect: 'deny', source: { field: 'ARTESIA.FIELD.EXPIRATION DATE' } },
  ])
})

test('versions are assets of their own: all are listed, each with its own bytes and approval', async () => {
  const { library } = await givenOtmm()
  const { items } = await library.byTitle(titleKeys, asked())
  const all = await library.versions(items[0]!.ref.id, asked())
  expect(all.map((item) => [item.versionLabel, item.isLatest, item.approval.state])).toEqual([
    ['2', true, 'in-review'],
    ['1', false, 'approved'],
  ])
  for (const { ref, versionLabel } of all) {
    expect(await library.get(ref, asked())).toMatchObject({ ref, versionLabel })
    const content = await library.open(ref, 'original', 0, asked())
    expect(await textOf(content)).toBe(`bytes of version ${versionLabel}`)
    const thumbnail = await library.thumbnail(ref, asked())
    expect(await textOf(thumbnail)).toBe(`thumbnail of version ${versionLabel}`)
  }
})

test('unknown ids, ids of another item and dot segments are not there', async () => {
  const { library } = await givenOtmm()
  const { items } = await library.byTitle(titleKeys, asked())
  const { version: known } = items[0]!.ref
  expect(await library.get({ system: 'otmm', id: 'other', version: known }, asked())).toBeNull()
  for (const unknown of ['none', '', '.', '..', '../sessions', 'a/b?c=d']) {
    const ref = { system: 'otmm', id: unknown, version: unknown }
    expect(await library.get(ref, asked())).toBeNull()
    expect(await library.thumbnail(ref, asked())).toBeNull()
    expect(await library.open(ref, 'original', 0, asked())).toBeNull()
    expect(await library.open(ref, 'jpeg', 0, asked())).toBeNull()
    expect(await library.versions(unknown, asked())).toEqual([])
  }
})

test('opening from an offset yields exactly the rest', async () => {
  const { library } = await givenOtmm()
  const { items } = await library.byTitle(titleKeys, asked())
  const content = await library.open(items[0]!.ref, 'original', 9, asked())
  expect(content).toMatchObject({ bytes: 9, offset: 9, mediaType: 'image/jpeg' })
  expect(await textOf(content)).toBe('version 2')
  const past = await library.open(items[0]!.ref, 'original', 500, asked())
  expect([past?.bytes, await textOf(past)]).toEqual([0, ''])
})

test('a reader who goes away harms nobody, before the last byte has come or after', async () => {
  const bytes = [Buffer.alloc(4_000_000, 7), Buffer.from('short')]
  const { library, state } = await givenOtmm({
    items: bytes.map((content, index) =>
      cover({
        key: `${index}`,
        versions: [version({ content: plainContent('f', 'text/plain', content) })],
      }),
    ),
  })
  for (const asset of state.assets)
    for (const offset of [0, 3]) {
      const ref = { system: 'otmm', id: asset.originalId, version: asset.assetId }
      const content = await library.open(ref, 'original', offset, asked())
      content?.stream.destroy()
      // an unheard failure of the body would end the process now
      await sleep(5)
      const again = await library.open(ref, 'original', offset, asked())
      const whole = await asset.content.bytes()
      expect((await buffer(again!.stream)).equals(whole.subarray(offset))).toBe(true)
    }
})

test('the JPEG is the master itself, or a preview of full size, or none', async () => {
  const [jpeg, tiff] = [pictureContent('m.jpg', 60, 90), pictureContent('m.tif', 60, 90, 'tiff')]
  const { library, state } = await givenOtmm({
    items: [
      cover({ key: 'a', versions: [version({ content: jpeg })] }),
      cover({ key: 'b', versions: [version({ content: tiff, jpeg })] }),
      cover({
        key: 'c',
        versions: [version({ content: tiff, jpeg: pictureContent('small.jpg', 20, 30) })],
      }),
      cover({
        key: 'd',
        versions: [version({ content: tiff, jpeg: pictureContent('p.png', 60, 90, 'png') })],
      }),
      cover({ key: 'e', versions: [version({ content: tiff })] }),
    ],
  })
  const opened = await Promise.all(
    state.assets.map(async (asset) => {
      const ref = { system: 'otmm', id: asset.originalId, version: asset.assetId }
      const content = await library.open(ref, 'jpeg', 0, asked())
      return content && (await buffer(content.stream)).equals(await jpeg.bytes())
    }),
  )
  expect(opened).toEqual([true, true, null, null, null])
})

test("search without words gives the title's items of the role, cut to the limit", async () => {
  const { library } = await givenOtmm({
    items: [...many(3), cover({ key: 'spine', role: 'spine' })],
  })
  const query = { keys: titleKeys, words: '', role: 'front-cover' as const, limit: 50 }
  const all = await library.search(query, asked())
  expect([all.items.length, all.complete]).toEqual([3, true])
  const some = await library.search({ ...query, limit: 2 }, asked())
  expect([some.items.length, some.complete]).toEqual([2, false])
})

test("search with words looks through the whole library, the title's own first", async () => {
  const elsewhere = { isbns: [], workIds: [50001] }
  const { library } = await givenOtmm({
    items: [
      cover({ key: 'a', name: 'Sea at dawn', ...elsewhere }),
      cover({ key: 'b', name: 'Dusk by the sea' }),
      cover({ key: 'c', name: 'Mountain' }),
    ],
  })
  const query = { keys: titleKeys, words: 'sea', role: null, limit: 50 }
  const { items } = await library.search(query, asked())
  // the mountain's alternative text speaks of the sea
  expect(items.map((item) => item.name)).toEqual(['Dusk by the sea', 'Mountain', 'Sea at dawn'])
})

test('names in any script arrive as they are', async () => {
  const name = 'Η θάλασσα · 海 · البحر · cafe\u0301 · [a]{b} · 🐟'
  const { library } = await givenOtmm({ items: [cover({ name, altText: '  kept  ' })] })
  const { items } = await library.byTitle(titleKeys, asked())
  expect(items[0]).toMatchObject({ name, altText: '  kept  ' })
})
