import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import type { World } from '#backend/sandbox/world.ts'
import type { Content } from '#backend/systems/port.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { fullLicence, item, pictureContent, plainContent, world } from '#test/small-world.ts'
import type { CoreDamConfig } from './config.ts'
import { call, connection } from './stand-in/connection.ts'

const keys: TitleKeys = {
  workId: 50042,
  isbns: ['9781402894626', '9781402894633'],
  reference: 'HL-0042',
  title: 'The Salt Almanac',
}
const coreItem = (change: Partial<Parameters<typeof item>[0]> = {}) =>
  item({ system: 'core-dam', ...change })

let open: Awaited<ReturnType<typeof connection>> | null = null
afterEach(async () => {
  await open?.close()
  open = null
})
async function connect(
  items: World['items'],
  change?: (config: CoreDamConfig) => Partial<CoreDamConfig>,
) {
  open = await connection(world({ items }), change)
  return open
}
const bytesOf = async (content: Content | null) => content && (await buffer(content.stream))

const twoVersions = () => {
  const [first] = coreItem().versions
  if (!first) throw new Error('no version')
  return coreItem({
    versions: [
      { ...first, content: pictureContent('old.jpg', 600, 900), approval: 'approved' },
      { ...first, number: 2, content: pictureContent('new.jpg', 700, 1050), approval: 'in-review' },
    ],
  })
}

test.each(['ft-query', 'filter'] as const)(
  'by %s, exactly the items that carry an ISBN or the work id are found',
  async (findBy) => {
    const { library } = await connect(
      [
        coreItem({ key: 'by-isbn', name: 'By ISBN', workIds: [] }),
        coreItem({ key: 'by-work', name: 'By work', isbns: [] }),
        coreItem({ key: 'other', name: 'Other', workIds: [50043], isbns: ['9781402894699'] }),
        coreItem({ key: 'elsewhere', name: 'Elsewhere', system: 'otmm' }),
      ],
      () => ({ findBy }),
    )
    const { items, complete } = await library.byTitle(keys, call())
    expect(items.map((one) => one.name).sort()).toEqual(['By ISBN', 'By work'])
    expect(complete).toBe(true)
  },
)

test('a title without anything gives an empty, complete list', async () => {
  const { library } = await connect([])
  expect(await library.byTitle(keys, call())).toEqual({ items: [], complete: true })
})

test('all keys are asked for in one request', async () => {
  const { library, state } = await connect([coreItem()])
  await library.byTitle(keys, call())
  expect(state.requests.get('POST /cms/ft-query')).toBe(1)
})

test('a value that only contains the ISBN is not taken for it', async () => {
  const { library, state } = await connect([coreItem({ workIds: [] })])
  // An index that matches more than it was asked for.
  for (const one of state.instances.values())
    if (one.category === 'file') one.properties['isbn13'] = ['97814028946260', '9781402894626 ext']
  expect((await library.byTitle(keys, call())).items).toEqual([])
})

test.each([
  ['with a stated total', true],
  ['without a total', false],
])(
  'every page is read %s, although the server gives smaller pages than asked for',
  async (_, totals) => {
    const many = Array.from({ length: 23 }, (_, at) =>
      coreItem({ key: `item-${at}`, versions: named(`${at}.jpg`) }),
    )
    const { library, state } = await connect(many)
    state.switches.totals = totals
    state.switches.mostItemsPerPage = 5
    const { items, complete } = await library.byTitle(keys, call())
    expect(items).toHaveLength(23)
    expect(complete).toBe(true)
  },
)

test('only the newest version is listed, and all are there under the same id', async () => {
  const { library } = await connect([twoVersions()])
  const [listed] = (await library.byTitle(keys, call())).items
  expect(listed).toMatchObject({ fileName: 'new.jpg', isLatest: true, versionLabel: '2.0' })
  const versions = await library.versions(listed?.ref.id ?? '', call())
  expect(
    versions.map((one) => [one.ref.id, one.fileName, one.isLatest, one.approval.state]),
  ).toEqual([
    [listed?.ref.id, 'old.jpg', false, 'approved'],
    [listed?.ref.id, 'new.jpg', true, 'in-review'],
  ])
})

test('without an attribute that joins versions each instance is an asset of its own', async () => {
  const { library } = await connect([twoVersions()], (config) => ({
    fields: { ...config.fields, assetKey: null },
  }))
  const [listed] = (await library.byTitle(keys, call())).items
  expect(listed?.ref.id).toBe(listed?.ref.version)
  expect(await library.versions(listed?.ref.id ?? '', call())).toHaveLength(1)
})

test('an older version is read and opened as it was', async () => {
  const world = twoVersions()
  const { library } = await connect([world])
  const id = (await library.byTitle(keys, call())).items[0]?.ref.id ?? ''
  const [old] = await library.versions(id, call())
  if (!old) throw new Error('no old version')
  expect(await library.get(old.ref, call())).toMatchObject({ ref: old.ref, fileName: 'old.jpg' })
  const bytes = await bytesOf(await library.open(old.ref, 'original', 0, call()))
  expect(bytes).toEqual(await world.versions[0]?.content.bytes())
})

test('what is not there is null', async () => {
  const { library } = await connect([coreItem()])
  const [known] = (await library.byTitle(keys, call())).items
  const unknown = { system: 'core-dam', id: 'AST-none', version: 'none' }
  expect(await library.get(unknown, call())).toBeNull()
  expect(await library.get({ ...unknown, version: known?.ref.version ?? '' }, call())).toBeNull()
  expect(await library.open(unknown, 'original', 0, call())).toBeNull()
  expect(await library.thumbnail(unknown, call())).toBeNull()
  expect(await library.versions('AST-none', call())).toEqual([])
})

test.each([
  ['when storage sends the whole file', false],
  ['when storage honours ranges', true],
])('opening from an offset gives exactly the rest %s', async (_, ranges) => {
  const content = plainContent('notes.txt', 'text/plain', 'The sea, the sea')
  const [version] = coreItem().versions
  if (!version) throw new Error('no version')
  const { library, state } = await connect([coreItem({ versions: [{ ...version, content }] })])
  state.switches.ranges = ranges
  const [found] = (await library.byTitle(keys, call())).items
  if (!found) throw new Error('not found')
  const rest = await library.open(found.ref, 'original', 9, call())
  expect(rest).toMatchObject({ offset: 9, bytes: 7, mediaType: 'text/plain' })
  expect(String(await bytesOf(rest))).toBe('the sea')
  expect(await bytesOf(await library.open(found.ref, 'original', 16, call()))).toHaveLength(0)
})

test('the JPEG is the master itself, or the configured rendition, or none', async () => {
  const [version] = coreItem().versions
  if (!version) throw new Error('no version')
  const tiff = { ...version, content: pictureContent('cover.tif', 300, 450, 'tiff') }
  const { library } = await connect([
    coreItem({ key: 'jpeg', name: 'jpeg' }),
    coreItem({ key: 'tiff', name: 'tiff', versions: [tiff] }),
    coreItem({ key: 'bare', name: 'bare', versions: [{ ...tiff, jpeg: null, thumbnail: null }] }),
  ])
  const { items } = await library.byTitle(keys, call())
  const jpegOf = async (name: string) => {
    const found = items.find((one) => one.name === name)
    if (!found) throw new Error(`no ${name}`)
    return {
      jpeg: await bytesOf(await library.open(found.ref, 'jpeg', 0, call())),
      thumbnail: await bytesOf(await library.thumbnail(found.ref, call())),
    }
  }
  const thumbnail = await version.thumbnail?.bytes()
  expect(await jpegOf('jpeg')).toEqual({ jpeg: await version.content.bytes(), thumbnail })
  expect(await jpegOf('tiff')).toEqual({ jpeg: await version.jpeg?.bytes(), thumbnail })
  expect(await jpegOf('bare')).toEqual({ jpeg: null, thumbnail: null })
})

test('a thumbnail and its file cost one call of the metadata service', async () => {
  const { library, state } = await connect([coreItem()])
  const [found] = (await library.byTitle(keys, call())).items
  if (!found) throw new Error('not found')
  state.requests.clear()
  await bytesOf(await library.thumbnail(found.ref, call()))
  await bytesOf(await library.open(found.ref, 'original', 0, call()))
  expect(state.requests.get('GET /cms/instances')).toBe(1)
})

test('links that are plain relative strings are followed as well', async () => {
  const { library, state } = await connect([coreItem()])
  state.switches.links = 'strings'
  const [found] = (await library.byTitle(keys, call())).items
  if (!found) throw new Error('not found')
  expect(await bytesOf(await library.thumbnail(found.ref, call()))).not.toBeNull()
})

test.each(['ft-query', 'filter'] as const)(
  'by %s, words find items of any title, of the role, up to the limit',
  async (findBy) => {
    const { library } = await connect(
      [
        coreItem({ key: 'a', name: 'a', workIds: [1], versions: named('harbour at dusk.jpg') }),
        coreItem({ key: 'b', name: 'b', versions: named('harbour at dawn.jpg'), role: 'banner' }),
        coreItem({ key: 'c', name: 'c', versions: named('a field.jpg') }),
      ],
      () => ({ findBy }),
    )
    const search = (words: string, role: 'banner' | null, limit = 10) =>
      library.search({ keys, words, role, limit }, call())
    const namesOf = async (answer: ReturnType<typeof search>) =>
      (await answer).items.map((one) => one.name)
    expect(await namesOf(search('Harbour', null))).toEqual(['a', 'b'])
    expect(await namesOf(search('harbour dawn', null))).toEqual(['b'])
    expect(await namesOf(search('harbour', 'banner'))).toEqual(['b'])
    expect(await namesOf(search('', 'banner'))).toEqual(['b'])
    const cut = await search('harbour', null, 1)
    expect(cut.items).toHaveLength(1)
    expect(cut.complete).toBe(false)
  },
)
const named = (fileName: string) =>
  coreItem().versions.map((version) => ({ ...version, content: pictureContent(fileName, 60, 90) }))

test('rights arrive from the trait as they are recorded', async () => {
  const { library } = await connect([
    coreItem({ key: 'none', name: 'none', licence: null }),
    coreItem({
      key: 'vague',
      name: 'vague',
      licence: fullLicence({
        territories: null,
        freeText: 'UK & Commonwealth (ex Canada)',
        until: '2027-05',
        from: null,
        formats: null,
        creditRequired: true,
      }),
    }),
    coreItem({ key: 'limited', name: 'limited', licence: fullLicence({ status: 'restricted' }) }),
  ])
  const { items } = await library.byTitle(keys, call())
  const rights = Object.fromEntries(items.map((one) => [one.name, one]))
  expect(rights['none']).toMatchObject({ licences: [], unreadableRights: [] })
  expect(rights['vague']?.licences).toMatchObject([
    {
      effect: 'permit',
      territory: { kind: 'not-stated' },
      unresolved: ['UK & Commonwealth (ex Canada)'],
      formats: { kind: 'not-stated' },
      channels: { kind: 'any' },
      start: { kind: 'not-stated' },
      end: { kind: 'between' },
      creditRequired: true,
      source: { system: 'core-dam', field: 'traits.pub_rights.Default.clearance' },
    },
  ])
  expect(rights['limited']).toMatchObject({
    licences: [],
    unreadableRights: ['traits.pub_rights.Default.clearance'],
  })
})

test('a status word that no mapping knows is unknown and shown as it is', async () => {
  const [version] = coreItem().versions
  if (!version) throw new Error('no version')
  const { library } = await connect([
    coreItem({ versions: [{ ...version, approval: 'unknown', approvedBy: null }] }),
  ])
  const [found] = (await library.byTitle(keys, call())).items
  expect(found?.approval).toEqual({ state: 'unknown', said: 'MIGRATED', by: null, on: null })
})
