import { afterEach, expect, test } from 'vitest'
import { fullLicence, pictureContent, plainContent } from '#test/small-world.ts'
import { freezeIndex } from './stand-in/state.ts'
import { keys, rig, type Rig } from '#test/given-iconik.ts'

let running: Rig
const started = async (...parameters: Parameters<typeof rig>): Promise<Rig> =>
  (running = await rig(...parameters))
afterEach(() => running.stop())

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `item-${index}`,
    name: `Take ${index}`,
    versions: [take],
  }))
const take = {
  number: 1,
  content: plainContent('take.wav', 'audio/wav', 'RIFF'),
  thumbnail: null,
  jpeg: null,
  approval: 'approved' as const,
  approvedBy: 'Design',
  modifiedAt: '2026-02-12T10:00:00Z',
}

test('a title is found by work id, by ISBN in any written form, and not by another title', async () => {
  const { library, context, newest } = await started([
    { key: 'by-work', isbns: [] },
    { key: 'by-isbn', workIds: [] },
    { key: 'hyphens', workIds: [] },
    { key: 'ten-digits', workIds: [] },
    { key: 'elsewhere', workIds: [7], isbns: ['9781566199094'] },
    { key: 'neither', workIds: [], isbns: [] },
  ])
  newest('hyphens').metadata['isbn13'] = ['978-1-4028-9462-6']
  newest('ten-digits').metadata['isbn13'] = ['1402894627']
  const { items, complete } = await library.byTitle(keys, context)
  expect(complete).toBe(true)
  expect(items).toHaveLength(4)
  for (const item of items) expect(item.isLatest).toBe(true)
  expect(items.filter(({ isbns }) => isbns[0] === '9781402894626')).toHaveLength(3)
})

test('a reference field counts once it is configured', async () => {
  const { library, connect, config, context, newest } = await started([{ workIds: [], isbns: [] }])
  newest().metadata['work_ref'] = ['HL-0042']
  expect((await library.byTitle(keys, context)).items).toEqual([])
  const wider = connect({ fields: { ...config.fields, references: ['work_ref'] } }).can.library!
  expect((await wider.byTitle(keys, context)).items).toHaveLength(1)
})

test('a title whose keys no field could hold is not said to have nothing', async () => {
  const { connect, config, context } = await started()
  const { library } = connect({ fields: { ...config.fields, workId: null } }).can
  const answer = await library!.byTitle({ ...keys, isbns: [] }, context)
  expect(answer).toEqual({ items: [], complete: false })
})

test('one search and three readings for each asset make a row', async () => {
  const { library, context, state, count } = await started(many(3))
  const { items } = await library.byTitle(keys, context)
  expect(items).toHaveLength(3)
  expect(count('POST search/v1/search')).toBe(1)
  expect(count('GET assets/v1/assets/{id}')).toBe(3)
  // The name of the one approver is asked for once.
  expect([...state.requests.values()].reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(1 + 9 + 3)
  expect(state).toMatchObject({ signed: 0, savedSearches: 0 })
})

test('a list longer than a page is read to its end, each asset once', async () => {
  const { connect, context, count } = await started(many(230))
  const { items, complete } = await connect({ requestsPerSecond: 5_000 }).can.library!.byTitle(
    keys,
    context,
  )
  expect(new Set(items.map(({ ref }) => ref.id)).size).toBe(230)
  expect(complete).toBe(true)
  expect(count('POST search/v1/search')).toBe(3)
})

test('what the index has not noticed yet is decided by the asset itself', async () => {
  const { library, context, state, asset, newest } = await started([
    { key: 'binned' },
    { key: 'moved' },
    { key: 'expired' },
  ])
  freezeIndex(state)
  asset('binned').status = 'DELETED'
  newest('moved').metadata = { consonance_work_id: ['7'] }
  newest('expired').metadata['rights_status'] = ['denied']
  const { items } = await library.byTitle(keys, context)
  expect(items).toHaveLength(1)
  expect(items[0]!.licences[0]!.effect).toBe('deny')
})

test('a version that the index does not know yet is read without the approval of the former', async () => {
  const { library, context, state, asset, newest } = await started()
  freezeIndex(state)
  const before = newest()
  asset().versions.push({
    ...before,
    id: '00000000-0000-4000-8000-000000000002',
    number: 2,
    approval: null,
  })
  const { items } = await library.byTitle(keys, context)
  expect(items[0]).toMatchObject({
    ref: { version: '00000000-0000-4000-8000-000000000002' },
    approval: { state: 'not-approved', said: null },
  })
})

test('an unfinished or deleted newest version leaves the one before it current', async () => {
  const { library, context, asset, newest } = await started()
  const before = newest()
  for (const [number, status] of [
    [2, 'IN_PROGRESS'],
    [3, 'DELETED'],
  ] as const)
    asset().versions.push({ ...before, id: `v-${number}`, number, status })
  const { items } = await library.byTitle(keys, context)
  expect(items[0]).toMatchObject({ ref: { version: before.id }, isLatest: true })
})

test('review states are told apart, and a state nobody mapped is unknown', async () => {
  const { library, context } = await started(
    (['approved', 'rejected', 'in-review', 'not-approved', 'unknown'] as const).map((approval) => ({
      key: approval,
      name: approval,
      versions: [
        {
          number: 1,
          content: pictureContent('a.jpg'),
          thumbnail: null,
          jpeg: null,
          approval,
          approvedBy: 'Ana Lima',
          modifiedAt: '2026-02-12T23:30:00Z',
        },
      ],
    })),
  )
  const { items } = await library.byTitle(keys, context)
  const said = Object.fromEntries(items.map(({ name, approval }) => [name, approval]))
  for (const [name, approval] of Object.entries(said)) expect(approval.state).toBe(name)
  expect(said['approved']).toEqual({
    state: 'approved',
    said: 'APPROVED',
    by: 'Ana Lima',
    on: Date.UTC(2026, 1, 12) / 86_400_000,
  })
  expect(said['unknown']).toMatchObject({ said: 'ESCALATED' })
})

test('without the role to read approvals the rows stay, with approval unknown', async () => {
  const { library, context, state } = await started()
  state.missingRoles.add('can_read_approval_request')
  const { items } = await library.byTitle(keys, context)
  expect(items[0]!.approval).toEqual({ state: 'unknown', said: null, by: null, on: null })
})

test('an asset in the archive is shown as archived and cannot be opened', async () => {
  const { library, context, newest, ref } = await started()
  newest().archiveStatus = 'ARCHIVED'
  const { items } = await library.byTitle(keys, context)
  expect(items[0]!.availability).toBe('archived')
  expect(await library.open(ref(), 'original', 0, context)).toBeNull()
})

test('a file whose upload has not been closed is not there', async () => {
  const { library, context, newest, ref } = await started()
  newest().fileStatus = 'OPEN'
  expect(await library.get(ref(), context)).toMatchObject({ bytes: null, availability: 'unknown' })
  expect(await library.open(ref(), 'original', 0, context)).toBeNull()
})

test('a role that is missing is told, and does not look like an empty title', async () => {
  const { library, context, state } = await started()
  state.missingRoles.add('can_read_assets')
  await expect(library.byTitle(keys, context)).rejects.toMatchObject({ kind: 'not-permitted' })
})

test('one asset that cannot be read makes the list incomplete and leaves the others', async () => {
  const { library, context, asset } = await started([{ key: 'good' }, { key: 'bad' }])
  Object.assign(asset('bad'), { isBlocked: 'neither true nor false' })
  const { items, complete } = await library.byTitle(keys, context)
  expect(items).toHaveLength(1)
  expect(complete).toBe(false)
})

test('a search by words takes them as they stand, narrows by role and keeps its limit', async () => {
  const { library, context } = await started([
    { key: 'a', name: 'Trailer (final): A/B "cut"', role: 'trailer', workIds: [], isbns: [] },
    { key: 'b', name: 'Trailer rough cut', role: 'trailer', workIds: [], isbns: [] },
    { key: 'c', name: 'Trailer poster', role: 'banner', workIds: [], isbns: [] },
  ])
  const ask = async (words: string, role: 'trailer' | null, limit = 10) =>
    library.search({ keys, words, role, limit }, context)
  expect((await ask('(final): A/B', null)).items.map(({ name }) => name)).toEqual([
    'Trailer (final): A/B "cut"',
  ])
  expect((await ask('trailer', 'trailer')).items).toHaveLength(2)
  const first = await ask('trailer', null, 2)
  expect(first.items).toHaveLength(2)
  expect(first.complete).toBe(false)
  expect((await ask('', null)).items).toEqual([])
})

test('every version is listed with its own approval and its own bytes', async () => {
  const version = (number: number, colour: string, approval: 'approved' | 'in-review') => ({
    number,
    content: pictureContent(`cover-${number}.jpg`, 20, 30, 'jpeg', colour),
    thumbnail: pictureContent('t.jpg', 8, 12, 'jpeg', colour),
    jpeg: null,
    approval,
    approvedBy: null,
    modifiedAt: `2026-0${number}-12T10:00:00Z`,
  })
  const versions = [version(1, '#111111', 'approved'), version(2, '#eeeeee', 'in-review')]
  const { library, context, ref } = await started([{ versions }])
  const items = await library.versions(ref().id, context)
  expect(
    items.map(({ versionLabel, isLatest, approval }) => [versionLabel, isLatest, approval.state]),
  ).toEqual([
    ['v1', false, 'approved'],
    ['v2', true, 'in-review'],
  ])
  for (const [index, item] of items.entries()) {
    const opened = await library.open(item.ref, 'jpeg', 0, context)
    const bytes = Buffer.concat(await opened!.stream.toArray())
    expect(bytes.equals(await versions[index]!.content.bytes())).toBe(true)
    expect(item.bytes).toBe(bytes.length)
  }
})

test('technical data of a sound file come from its format', async () => {
  const content = {
    ...plainContent('reading.mp3', 'audio/mpeg', 'ID3 sound'),
    durationSeconds: 61.5,
  }
  const { library, context, ref } = await started([
    {
      role: 'audio-sample',
      licence: fullLicence({ until: '2027-03' }),
      versions: [
        {
          number: 1,
          content,
          thumbnail: null,
          jpeg: null,
          approval: 'approved',
          approvedBy: null,
          modifiedAt: '2026-01-01T00:00:00Z',
        },
      ],
    },
  ])
  expect(await library.get(ref(), context)).toMatchObject({
    mediaType: 'audio/mpeg',
    fileName: 'reading.mp3',
    durationSeconds: 61.5,
    width: null,
    hasThumbnail: false,
  })
  expect(await library.open(ref(), 'jpeg', 0, context)).toBeNull()
  expect(await library.thumbnail(ref(), context)).toBeNull()
})

test('ids that are not there give nothing', async () => {
  const { library, context, ref } = await started()
  const gone = { ...ref(), id: '00000000-0000-4000-8000-000000000000' }
  const otherVersion = { ...ref(), version: '00000000-0000-4000-8000-000000000000' }
  for (const wrong of [gone, otherVersion]) {
    expect(await library.get(wrong, context)).toBeNull()
    expect(await library.open(wrong, 'original', 0, context)).toBeNull()
    expect(await library.thumbnail(wrong, context)).toBeNull()
  }
  expect(await library.versions(gone.id, context)).toEqual([])
})
