import { afterEach, expect, test } from 'vitest'
import { dayOf } from '#shared/domain/day.ts'
import { fullLicence } from '#test/small-world.ts'
import { rig, type Rig } from '#test/given-iconik.ts'

let running: Rig
afterEach(() => running.stop())

/** Reads one asset whose metadata hold exactly these fields besides its keys. */
async function read(fields: Record<string, string[]>) {
  running = await rig([{ licence: null }])
  Object.assign(running.newest().metadata, fields)
  return (await running.library.get(running.ref(), running.context))!
}

test('a full licence becomes one permit that says where it was read', async () => {
  running = await rig([
    { licence: fullLicence({ territories: ['GB', 'IE'], excluded: ['GB-AIR'] }) },
  ])
  const item = (await running.library.get(running.ref(), running.context))!
  expect(item.unreadableRights).toEqual([])
  expect(item.licences).toHaveLength(1)
  expect(item.licences[0]).toMatchObject({
    effect: 'permit',
    territory: { kind: 'stated', statement: { included: ['GB', 'IE'], excluded: ['GB-AIR'] } },
    formats: { kind: 'only', values: ['hardback', 'paperback', 'ebook', 'audio'] },
    channels: { kind: 'any' },
    start: { kind: 'day', day: dayOf('2020-01-01') },
    end: { kind: 'open' },
    embargo: { kind: 'not-stated' },
    creditRequired: false,
    source: {
      system: 'iconik',
      recordId: running.ref().id,
      version: running.ref().version,
      field: 'rights_status',
    },
  })
  expect(item.licences[0]!.source.link).toBe(`${running.config.baseUrl}/asset/${running.ref().id}`)
})

test('no rights fields at all are no licence, and nothing is unreadable', async () => {
  expect(await read({})).toMatchObject({ licences: [], unreadableRights: [] })
})

test('silence in a field is never read as everything', async () => {
  const { licences } = await read({ rights_status: ['cleared'] })
  expect(licences[0]).toMatchObject({
    territory: { kind: 'not-stated' },
    formats: { kind: 'not-stated' },
    start: { kind: 'not-stated' },
    end: { kind: 'not-stated' },
  })
})

test.each([['restricted'], [''], ['Cleared, probably']])(
  'a status that is not mapped (%j) gives no licence and names its field',
  async (word) => {
    const item = await read({ rights_status: [word], rights_territories: ['GB'] })
    expect(item).toMatchObject({ licences: [], unreadableRights: ['rights_status'] })
  },
)

test('words that are no territory keep the licence uncertain', async () => {
  const word = 'UK & Commonwealth (ex Canada)'
  const { licences } = await read({ rights_status: ['cleared'], rights_territories: ['GB', word] })
  expect(licences[0]!.unresolved).toEqual([word])
})

test.each([
  ['2027-03', { kind: 'between', first: dayOf('2027-03-01'), last: dayOf('2027-03-31') }],
  ['2027-03-31T22:30:00.000000', { kind: 'day', day: dayOf('2027-03-31') }],
  ['2027-03-31T22:30:00-04:00', { kind: 'day', day: dayOf('2027-04-01') }],
  ['31.3.2027', { kind: 'unreadable', text: '31.3.2027' }],
])('an end of %s', async (said, bound) => {
  const item = await read({ rights_status: ['cleared'], rights_expiry: [said] })
  expect(item.licences[0]!.end).toEqual(bound)
  expect(item.unreadableRights).toEqual(bound.kind === 'unreadable' ? ['rights_expiry'] : [])
})

test('two dates in a field for one are not understood', async () => {
  const item = await read({
    rights_status: ['cleared'],
    rights_expiry: ['2027-01-01', '2028-01-01'],
  })
  expect(item.unreadableRights).toEqual(['rights_expiry'])
})

test('an embargo with an hour ends with the first full day', async () => {
  const fields = { rights_status: ['cleared'], rights_embargo: ['2026-12-01T10:00:00.000000'] }
  const { licences } = await read(fields)
  expect(licences[0]!.embargo).toEqual({ kind: 'day', day: dayOf('2026-12-02') })
})

test('an asset that iconik blocks is denied whatever its fields say', async () => {
  running = await rig()
  running.asset().isBlocked = true
  const { licences } = (await running.library.get(running.ref(), running.context))!
  expect(licences.map(({ effect }) => effect)).toEqual(['permit', 'deny'])
})

test('a document class that nobody mapped is taken as restricted', async () => {
  expect(await read({ document_class: ['secret'] })).toMatchObject({ documentClass: 'contract' })
})

test('an agreement without a class is restricted by its role', async () => {
  expect(await read({ asset_role: ['royalty-statement'] })).toMatchObject({
    role: 'royalty-statement',
    documentClass: 'royalty',
  })
})
