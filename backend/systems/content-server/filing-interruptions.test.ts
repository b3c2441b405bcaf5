import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import type { FileDocument, WriteContext } from '#backend/systems/port.ts'
import { world } from '#test/small-world.ts'
import {
  connectTo,
  deliverable,
  sha256Of,
  type TestConnection,
  writing,
} from '#test/given-content-server.ts'

let open: TestConnection[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
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

const createDocument = 'POST /v2/nodes'
const addVersion = 'POST /v2/nodes/:id/versions'
const writeCategory = 'PUT /v2/nodes/:id/categories/:id'

test('performing twice uploads once', async () => {
  const { file, workspaceId, stored } = await connected()
  const context = writing('ref-1', sources)
  const one = await file(first(workspaceId), context)
  expect(await file(first(workspaceId), context)).toEqual(one)
  expect(context.opened()).toBe(1)
  expect(stored()[0]?.versions).toHaveLength(1)
})

test.for([
  ['the answer to the upload is lost', createDocument, 'lost-answer'],
  ['classifying does not answer', 'GET /v1/nodes/:id/rmclassifications', 'page'],
  ['the answer to writing the facts is lost', writeCategory, 'lost-answer'],
] as const)('continues without a second upload when %s', async ([, operation, kind]) => {
  const { filing, file, workspaceId, stored, standIn, asked } = await connected()
  standIn.faults.next(operation, { kind })
  const context = writing('ref-1', sources)
  await expect(file(first(workspaceId), context)).rejects.toMatchObject({ kind: 'unavailable' })

  const output =
    (await filing.fileDocument.find(first(workspaceId), context)) ??
    (await file(first(workspaceId), context))
  expect(output).toMatchObject({ sha256: sha256Of(sources.first), recordNumber: 'DEL-000001' })
  expect(asked(createDocument)).toBe(1)
  expect(stored().map(({ versions }) => versions.length)).toEqual([1])
  expect(await filing.fileDocument.confirm(output, first(workspaceId), context)).toMatchObject({
    kind: 'confirmed',
  })
})

test.for([
  ['the answer to the upload is lost', addVersion, 'lost-answer'],
  ['the answer to writing the facts is lost', writeCategory, 'lost-answer'],
] as const)('continues without a third version when %s', async ([, operation, kind]) => {
  const { filing, file, workspaceId, stored, standIn } = await connected()
  await file(first(workspaceId), writing('ref-1', sources))
  standIn.faults.next(operation, { kind })
  const context = writing('ref-2', sources)
  await expect(file(second(workspaceId), context)).rejects.toMatchObject({ kind: 'unavailable' })
  const output =
    (await filing.fileDocument.find(second(workspaceId), context)) ??
    (await file(second(workspaceId), context))
  expect(output).toMatchObject({ version: '2', sha256: sha256Of(sources.second) })
  expect(stored()[0]?.versions).toHaveLength(2)
})

test('a session that ends at the upload is renewed, and the source is opened again', async () => {
  const { file, workspaceId, stored, standIn } = await connected()
  standIn.faults.next(createDocument, { kind: 'expired' })
  const context = writing('ref-1', sources)
  expect(await file(first(workspaceId), context)).toMatchObject({ version: '1' })
  expect(context.opened()).toBe(2)
  expect(stored()).toHaveLength(1)
})

test('a source that has changed its size since planning is not sent', async () => {
  const { file, workspaceId, stored } = await connected()
  await expect(
    file(first(workspaceId, { bytes: 12 }), writing('ref-1', sources)),
  ).rejects.toMatchObject({ kind: 'conflict' })
  expect(stored()).toEqual([])
})

test('a source that breaks off stores nothing, and its own failure is told', async () => {
  const { file, workspaceId, stored } = await connected()
  const context = writing('ref-1', { first: 'x'.repeat(200_000) })
  const broken: WriteContext = {
    ...context,
    async open(source) {
      const content = await context.open(source)
      content.stream.once('data', () => content.stream.destroy(new Error('source broke off')))
      return content
    },
  }
  await expect(file(first(workspaceId, { bytes: 200_000 }), broken)).rejects.toThrow(
    'source broke off',
  )
  expect(stored()).toEqual([])
})

test('a large file flows through and leaves no trace on disk after closing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-test-'))
  vi.stubEnv('TMPDIR', folder)
  const connection = await connected()
  const { filing, file, workspaceId } = connection
  const bytes = randomBytes(12 * 1024 * 1024)
  const input = first(workspaceId, { bytes: bytes.length })
  const context = writing('ref-1', { first: bytes })
  const output = await file(input, context)
  expect(await filing.fileDocument.confirm(output, input, context)).toMatchObject({
    kind: 'confirmed',
    proof: { sha256: sha256Of(bytes) },
  })
  expect(readdirSync(folder)).toHaveLength(1)
  await connection.standIn.close()
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})
