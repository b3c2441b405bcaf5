import { afterEach, expect, test } from 'vitest'
import type { WorldItem } from '#backend/sandbox/world.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import { fullLicence, item, plainContent, product, work, world } from '#test/small-world.ts'
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

test('describes the newest version with its record and agreement', async () => {
  const { library, standIn } = await connected([
    document({
      recordClass: 'Contracts',
      licence: null,
      agreement: {
        direction: 'in',
        status: 'active',
        parties: ['Ines Okafor'],
        territories: ['WORLD'],
        excluded: ['US'],
        formats: ['paperback'],
        languages: ['en'],
        exclusive: true,
        start: '2026-01-01',
        end: null,
      },
    }),
  ])
  const [found] = (await library.byTitle(keys(), person())).items
  expect(found).toMatchObject({
    ref: { system: 'content-server', version: '2' },
    role: 'author-agreement',
    documentClass: 'contract',
    bytes: 16,
    isbns: ['9781402894626'],
    workIds: [50042],
    isLatest: true,
    approval: { state: 'approved', said: 'Approved', by: 'Legal' },
    licences: [],
    unreadableRights: [],
    record: {
      number: 'CON-000001',
      classification: 'Contracts',
      status: 'ACTIVE',
      retention: '2033-02-04',
      onHold: false,
      sha256: null,
    },
    agreement: {
      direction: 'in',
      status: 'active',
      territory: { included: ['WORLD'], excluded: ['US'] },
      formats: { kind: 'only', values: ['paperback'] },
      exclusive: true,
      end: { kind: 'not-stated' },
    },
    webUrl: `${standIn.url}/otcs/cs.exe/app/nodes/${found?.ref.id}`,
  })
})

test('a hold shows', async () => {
  const { library, standIn } = await connected([document()])
  standIn.state.holds.set(1, { id: 1, name: 'Dispute' })
  for (const node of standIn.state.nodes.values()) if (node.type === 144) node.holds.push(1)
  const [found] = (await library.byTitle(keys(), person())).items
  expect(found?.record).toMatchObject({ onHold: true, number: null })
})

test('a document whose class no word is mapped to counts as restricted', async () => {
  const { library, standIn } = await connected([document({ documentClass: 'open' })])
  expect((await library.byTitle(keys(), person())).items[0]?.documentClass).toBe('open')
  for (const node of standIn.state.nodes.values()) node.categories.delete(7100)
  expect((await library.byTitle(keys(), person())).items[0]?.documentClass).toBe('contract')
})

test('rights that no mapping understands arrive as such', async () => {
  const licence = fullLicence({
    territories: ['GB'],
    freeText: 'UK & Commonwealth (ex Canada)',
    until: '2027-05',
    from: null,
  })
  const { library } = await connected([document({ licence })])
  const [found] = (await library.byTitle(keys(), person())).items
  expect(found?.licences).toMatchObject([
    {
      effect: 'permit',
      territory: { kind: 'stated', statement: { included: ['GB'], excluded: [] } },
      start: { kind: 'not-stated' },
      end: { kind: 'between' },
      unresolved: ['UK & Commonwealth (ex Canada)'],
    },
  ])
})

test('a rights status that no word is mapped to permits nothing', async () => {
  const { library } = await connected([
    document({ licence: fullLicence({ status: 'restricted' }) }),
  ])
  const [found] = (await library.byTitle(keys(), person())).items
  expect(found).toMatchObject({ licences: [], unreadableRights: ['status'] })
})
