import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import type { WorldItem } from '#backend/sandbox/world.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { item, plainContent, product, work, world } from '#test/small-world.ts'
import { connectTo, person, type TestConnection } from '#test/given-content-server.ts'

let open: TestConnection[] = []
const connected = async (items: WorldItem[]) => {
  const other = work({
    id: 50043,
    title: 'Low Tide',
    products: [product({ id: 700201, isbn: '9781402894640' })],
  })
  const connection = await connectTo(world({ works: [work(), other], items }))
  open.push(connection)
  return connection
}
afterEach(async () => {
  await Promise.all(open.map((connection) => connection.close()))
  open = []
})

const version = (number: number, bytes: string, fileName = 'agreement.pdf') => ({
  number,
  content: plainContent(fileName, 'application/pdf', bytes),
  thumbnail: null,
  jpeg: null,
  approval: 'approved' as const,
  approvedBy: 'Legal',
  modifiedAt: `2026-0${number}-04T10:00:00Z`,
})
const document = (change: Partial<WorldItem> = {}): WorldItem =>
  item({
    system: 'content-server',
    key: 'agreement',
    name: 'Author agreement',
    role: 'author-agreement',
    documentClass: 'contract',
    versions: [version(1, 'draft'), version(2, 'signed agreement')],
    ...change,
  })
const keys = (workId = 50042): TitleKeys => ({ workId, isbns: [], reference: null, title: '' })

test('finds what belongs to the title by work id, by ISBN or together with another title', async () => {
  const { library } = await connected([
    document(),
    document({ key: 'by-isbn', name: 'Manuscript', workIds: [] }),
    document({ key: 'both', name: 'Shared licence', workIds: [50043, 50042], isbns: [] }),
    document({ key: 'other', name: 'Other', workIds: [50043], isbns: ['9781402894640'] }),
    document({ key: 'nobody', name: 'Loose', workIds: [], isbns: [] }),
  ])
  const { items, complete } = await library.byTitle(keys(), person())
  expect(complete).toBe(true)
  expect(items.map(({ name }) => name).sort()).toEqual([
    'Author agreement',
    'Manuscript',
    'Shared licence',
  ])
})

test('a title without a workspace has nothing, and that is the whole answer', async () => {
  const { library } = await connected([])
  expect(await library.byTitle(keys(), person())).toEqual({ items: [], complete: true })
})

test('reads all pages although a page past the end repeats the last one', async () => {
  const { library, standIn, connect } = await connected(
    Array.from({ length: 23 }, (_, index) =>
      document({ key: `d${index}`, name: `Paper ${index}` }),
    ),
  )
  standIn.state.settings.largestPage = 10
  expect((await library.byTitle(keys(), person())).items).toHaveLength(23)
  const small = connect({ pageSize: 5 })
  const { items, complete } = await small.library.byTitle(keys(), person())
  expect(new Set(items.map(({ ref }) => ref.id)).size).toBe(23)
  expect(complete).toBe(true)
})

test('reads folders of the workspace, and says so when deeper ones were not read', async () => {
  const { library, standIn } = await connected([document(), document({ key: 'b', name: 'Second' })])
  const { state } = standIn
  const second = [...state.nodes.values()].find(({ name }) => name === 'Second')!
  const folder = state.add({ name: 'Production', type: 0, parentId: second.parentId })
  second.parentId = folder.id
  expect(await library.byTitle(keys(), person())).toMatchObject({
    complete: true,
    items: [{ name: 'Author agreement' }, { name: 'Second' }],
  })
  state.add({ name: 'Old', type: 0, parentId: folder.id })
  expect((await library.byTitle(keys(), person())).complete).toBe(false)
})

test('a shortcut to a document that may not be seen makes the list incomplete', async () => {
  const { library, standIn } = await connected([document({ workIds: [50043, 50042], isbns: [] })])
  const hidden = [...standIn.state.nodes.values()].find(({ type }) => type === 144)!
  hidden.hiddenFrom.add(1000)
  expect(await library.byTitle(keys(), person())).toEqual({ items: [], complete: false })
})

test('asks for the list once, and once for each document’s record', async () => {
  const { library, asked } = await connected([
    document({ recordClass: 'Contracts' }),
    document({ key: 'b', name: 'Second', recordClass: 'Contracts' }),
  ])
  await library.byTitle(keys(), person())
  expect(asked('GET /v2/externalsystems/:system/botypes/:type/boids/:object')).toBe(1)
  expect(asked('GET /v2/nodes/:id/nodes')).toBe(1)
  expect(asked('GET /v1/nodes/:id/rmclassifications')).toBe(2)
  expect(asked('GET /v2/nodes/:id')).toBe(0)
})

test('a record that cannot be read fails the whole reading, also while pages are still coming', async () => {
  const { connect, standIn } = await connected(
    Array.from({ length: 6 }, (_, index) => document({ key: `d${index}`, name: `Paper ${index}` })),
  )
  const { library } = connect({ pageSize: 1 })
  standIn.faults.next('GET /v1/nodes/:id/holds', { kind: 'page' }, 6)
  await expect(library.byTitle(keys(), person())).rejects.toMatchObject({ kind: 'unavailable' })
})

test('an older version can be read, but its approval is not known', async () => {
  const { library } = await connected([document()])
  const [newest] = (await library.byTitle(keys(), person())).items
  const id = newest?.ref.id ?? ''
  const versions = await library.versions(id, person())
  expect(versions.map(({ ref, isLatest }) => [ref.version, isLatest])).toEqual([
    ['1', false],
    ['2', true],
  ])
  const first = await library.get({ system: 'content-server', id, version: '1' }, person())
  expect(first).toMatchObject({ bytes: 5, isLatest: false, approval: { state: 'unknown' } })
  expect(await library.get(newest!.ref, person())).toEqual(newest)
})

test('ids that are not there, may not be seen or name no document give nothing', async () => {
  const { library } = await connected([document()])
  for (const id of ['99999', '6000', 'not-a-number', '']) {
    const ref = { system: 'content-server', id, version: '1' }
    expect(await library.get(ref, person())).toBeNull()
    expect(await library.open(ref, 'original', 0, person())).toBeNull()
    expect(await library.versions(id, person())).toEqual([])
  }
})

test('opens the bytes of one version, from an offset too', async () => {
  const { library } = await connected([document()])
  const [found] = (await library.byTitle(keys(), person())).items
  const whole = await library.open(found!.ref, 'original', 0, person())
  expect(whole).toMatchObject({ bytes: 16, mediaType: 'application/pdf' })
  expect(await text(whole!.stream)).toBe('signed agreement')
  const rest = await library.open(found!.ref, 'original', 7, person())
  expect(rest).toMatchObject({ bytes: 9, offset: 7 })
  expect(await text(rest!.stream)).toBe('agreement')
  const first = await library.open({ ...found!.ref, version: '1' }, 'original', 0, person())
  expect(await text(first!.stream)).toBe('draft')
  expect(await library.open(found!.ref, 'jpeg', 0, person())).toBeNull()
  expect(await library.thumbnail(found!.ref, person())).toBeNull()
})

test('a download that is cut short, or is a page, never passes for the document', async () => {
  const { library, standIn } = await connected([document()])
  const [found] = (await library.byTitle(keys(), person())).items
  const operation = 'GET /v1/nodes/:id/versions/:id/content'
  standIn.faults.next(operation, { kind: 'truncated' })
  const cut = await library.open(found!.ref, 'original', 0, person())
  await expect(text(cut!.stream)).rejects.toMatchObject({ kind: 'unavailable' })
  standIn.faults.next(operation, { kind: 'page' })
  const page = library
    .open(found!.ref, 'original', 0, person())
    .then((content) => content && text(content.stream))
  await expect(page).rejects.toMatchObject({ kind: 'unavailable' })
})

test('searches by words in the title’s workspace, whatever a person types', async () => {
  const { library, standIn } = await connected([
    document(),
    document({ key: 'm', name: 'Manuscript, final', role: 'manuscript' }),
    document({ key: 'o', name: 'Manuscript of another', workIds: [50043], isbns: [] }),
  ])
  const found = async (words: string, limit = 10) => {
    const query = { keys: keys(), words, role: null, limit }
    const { items, complete } = await library.search(query, person())
    return [items.map(({ name }) => name), complete]
  }
  expect(await found('manus')).toEqual([['Manuscript, final'], true])
  expect(await found('OTName:* OR "')).toEqual([[], true])
  expect(await found('')).toEqual([['Author agreement', 'Manuscript, final'], true])
  expect(await found('', 1)).toEqual([['Author agreement'], false])
  standIn.state.settings.indexDelayMs = 365 * 86_400_000
  expect(await found('manus')).toEqual([[], true])
})

test('the check names what the mapping and the server do not agree on', async () => {
  const { check, standIn } = await connected([])
  expect(await check()).toEqual(['Signed in as svc-slipcase.'])
  standIn.state.categories.get(7100)!.attributes.splice(0, 1)
  standIn.state.categories.delete(7140)
  standIn.state.nodes.delete(5604)
  expect(await check()).toEqual([
    'Signed in as svc-slipcase.',
    'Category 7100 (publishing) has no attribute 2 for isbn.',
    'Category 7140 (agreements) cannot be read. Content Server said: Category 7140 does not exist.',
    'Node 5604 is no records classification.',
  ])
})
