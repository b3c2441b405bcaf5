import { afterEach, expect, test } from 'vitest'
import type { FileDocument, WriteContext } from '#backend/systems/port.ts'
import { plainContent, world } from '#test/small-world.ts'
import { contentOfWorld } from './stand-in/content.ts'
import {
  connectTo,
  deliverable,
  person,
  sha256Of,
  type TestConnection,
  writing,
} from '#test/given-content-server.ts'

let open: TestConnection[] = []
afterEach(async () => {
  await Promise.all(open.map((connection) => connection.close()))
  open = []
})
const connected = async () => {
  const connection = await connectTo(world())
  open.push(connection)
  const { filing, standIn } = connection
  const title = { workId: 50042, isbn: '9781402894626', title: 'The Salt Almanac' }
  const made = await filing.ensureWorkspace.perform(title, writing('workspace', {}))
  const { workspaceId } = made
  return {
    ...connection,
    workspaceId,
    file: (input: FileDocument, context: WriteContext) =>
      filing.fileDocument.perform(input, context),
    stored: () => standIn.state.childrenOf(Number(workspaceId)),
  }
}
const sources = { first: '%PDF first', second: '%PDF second' }
const first = (workspaceId: string, change: Partial<FileDocument> = {}) =>
  deliverable({ workspaceId, bytes: sources.first.length, ...change })
const second = (workspaceId: string) =>
  first(workspaceId, { bytes: sources.second.length, source: { kind: 'spool', id: 'second' } })

const writeCategory = 'PUT /v2/nodes/:id/categories/:id'

test('a filed document is a record with our facts, confirmed by reading its bytes back', async () => {
  const { filing, file, workspaceId, stored } = await connected()
  const context = writing('ref-1', sources)
  const output = await file(first(workspaceId), context)
  expect(output).toMatchObject({
    version: '1',
    sha256: sha256Of(sources.first),
    recordNumber: 'DEL-000001',
  })
  expect(stored()[0]?.categories.get(7100)).toMatchObject({
    '7100_2': ['9781402894626'],
    '7100_3': ['50042'],
    '7100_4': 'interior-pdf',
    '7100_5': 'Open',
    '7100_10': 'otmm 123 v2',
    '7100_11': sha256Of(sources.first),
    '7100_12': 'ref-1',
    '7100_14': 'DEL-000001',
  })
  expect(await filing.fileDocument.confirm(output, first(workspaceId), context)).toMatchObject({
    kind: 'confirmed',
    proof: {
      level: 'identical',
      sha256: sha256Of(sources.first),
      bytes: sources.first.length,
      facts: { recordNumber: 'DEL-000001', documentId: output.documentId, version: '1' },
    },
  })
  expect(await filing.documents(workspaceId, person())).toMatchObject([
    { name: 'Interior.pdf', version: '1', sha256: output.sha256, recordNumber: 'DEL-000001' },
  ])
  expect(await filing.fileDocument.find(first(workspaceId), context)).toEqual(output)
})

test('the same name with other bytes becomes a version of the same record', async () => {
  const { file, workspaceId, stored } = await connected()
  const one = await file(first(workspaceId), writing('ref-1', sources))
  const two = await file(second(workspaceId), writing('ref-2', sources))
  expect(two).toEqual({ ...one, version: '2', sha256: sha256Of(sources.second), bytes: 11 })
  expect(stored()).toHaveLength(1)
  expect(stored()[0]?.versions[1]?.description).toBe('Final files [ref-2]')
})

test('what was filed earlier and superseded since is filed again as the newest', async () => {
  const { file, workspaceId, filing } = await connected()
  await file(first(workspaceId), writing('ref-1', sources))
  await file(second(workspaceId), writing('ref-2', sources))
  const again = writing('ref-1', sources)
  expect(await filing.fileDocument.find(first(workspaceId), again)).toBeNull()
  expect(await file(first(workspaceId), again)).toMatchObject({ version: '3' })
})

test('another hand’s change of the category is not overwritten', async () => {
  const { file, workspaceId, stored, standIn } = await connected()
  standIn.faults.next(writeCategory, { kind: 'error', status: 409, text: 'Changed' })
  await file(first(workspaceId), writing('ref-1', sources))
  stored()[0]!.categories.get(7100)!['7100_3'] = ['50043', '50042']
  stored()[0]!.categories.get(7100)!['7100_8'] = 'Photo: A. Lee'
  await file(second(workspaceId), writing('ref-2', sources))
  expect(stored()[0]?.categories.get(7100)).toMatchObject({
    '7100_3': ['50043', '50042'],
    '7100_8': 'Photo: A. Lee',
    '7100_12': 'ref-2',
  })
})

test('a document that people filed without our category gets it with the new version', async () => {
  const { file, workspaceId, stored, standIn } = await connected()
  const { state } = standIn
  const theirs = state.add({ name: 'Interior.pdf', type: 144, parentId: Number(workspaceId) })
  const content = contentOfWorld(plainContent('a.pdf', 'application/pdf', 'by hand'))
  state.addVersion(theirs, { fileName: 'a.pdf', mediaType: 'application/pdf', content })
  const output = await file(first(workspaceId), writing('ref-1', sources))
  expect(output).toMatchObject({ documentId: String(theirs.id), version: '2' })
  expect(stored()[0]?.categories.get(7100)?.['7100_11']).toBe(sha256Of(sources.first))
})

test('a version that somebody added since is not taken for ours, nor for our checksum', async () => {
  const { filing, file, workspaceId, stored, standIn } = await connected()
  await file(first(workspaceId), writing('ref-1', sources))
  const content = contentOfWorld(plainContent('a.pdf', 'application/pdf', 'by hand'))
  standIn.state.addVersion(stored()[0]!, { fileName: 'a', mediaType: 'application/pdf', content })
  expect(await filing.documents(workspaceId, person())).toMatchObject([
    { version: '2', sha256: null },
  ])
  expect(await filing.fileDocument.find(first(workspaceId), writing('ref-1', sources))).toBeNull()
  const again = await file(first(workspaceId), writing('ref-1', sources))
  expect(again).toMatchObject({ version: '3', sha256: sha256Of(sources.first) })
})

test('stored bytes that differ from what was sent are a contradiction', async () => {
  const { filing, file, workspaceId, stored } = await connected()
  const context = writing('ref-1', sources)
  const output = await file(first(workspaceId), context)
  const version = stored()[0]!.versions[0]!
  for (const bytes of ['%PDF worst', 'short']) {
    version.content = contentOfWorld(plainContent('a', 'application/pdf', bytes))
    const answer = await filing.fileDocument.confirm(output, first(workspaceId), context)
    expect(answer.kind).toBe('contradicted')
  }
})

test('a document that has to be a record and is not classified is not confirmed', async () => {
  const { filing, file, workspaceId, stored } = await connected()
  const context = writing('ref-1', sources)
  const output = await file(first(workspaceId), context)
  stored()[0]!.record = null
  expect(await filing.fileDocument.confirm(output, first(workspaceId), context)).toMatchObject({
    kind: 'contradicted',
  })
})

test.for(['Part 1: Interior.pdf', `${'x'.repeat(245)}.pdf`, ' '])(
  'refuses the name %s before anything is sent',
  async (name) => {
    const { file, workspaceId, standIn } = await connected()
    const before = [...standIn.state.requests.values()].reduce((sum, count) => sum + count, 0)
    await expect(
      file(first(workspaceId, { name }), writing('ref-1', sources)),
    ).rejects.toMatchObject({ kind: 'rejected' })
    const after = [...standIn.state.requests.values()].reduce((sum, count) => sum + count, 0)
    expect(after).toBe(before)
  },
)

test('a name that differs in case only is a conflict, and nothing is stored', async () => {
  const { file, workspaceId, stored, standIn } = await connected()
  standIn.state.add({ name: 'INTERIOR.pdf', type: 144, parentId: Number(workspaceId) })
  await expect(file(first(workspaceId), writing('ref-1', sources))).rejects.toMatchObject({
    kind: 'conflict',
  })
  expect(stored()).toHaveLength(1)
})

test('a folder of that name is not taken for the document', async () => {
  const { file, workspaceId, standIn } = await connected()
  standIn.state.add({ name: 'Interior.pdf', type: 0, parentId: Number(workspaceId) })
  await expect(file(first(workspaceId), writing('ref-1', sources))).rejects.toMatchObject({
    kind: 'rejected',
  })
})

test('names with quotes and in any script arrive as they are', async () => {
  const { file, workspaceId, stored } = await connected()
  for (const name of ['Ελληνικά "τελικό".pdf', '원고 – 最終 📚.pdf', 'c:\\x'.replace(':', '')]) {
    await file(first(workspaceId, { name }), writing(name, sources))
    expect(stored().map((node) => node.name)).toContain(name)
  }
})

test('a document under a hold refuses a new version', async () => {
  const { file, workspaceId, stored } = await connected()
  await file(first(workspaceId), writing('ref-1', sources))
  stored()[0]!.holds.push(1)
  await expect(file(second(workspaceId), writing('ref-2', sources))).rejects.toMatchObject({
    kind: 'rejected',
  })
  expect(stored()[0]?.versions).toHaveLength(1)
})

test('an empty file can be filed', async () => {
  const { file, workspaceId } = await connected()
  expect(
    await file(first(workspaceId, { bytes: 0 }), writing('ref-1', { first: '' })),
  ).toMatchObject({ sha256: sha256Of('') })
})
