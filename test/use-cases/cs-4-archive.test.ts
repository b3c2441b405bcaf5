import { PDFDocument } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { PlanRequest } from '#shared/api/runs.ts'
import type { Problem, Spooled } from '#shared/api/session.ts'
import { clearedWorld } from '#test/cleared-world.ts'
import { filedDocumentsOf } from '#test/stand-in-state.ts'
import { givenSlipcase, type Caller, type GivenSlipcase } from '#test/given-slipcase.ts'

const workId = 50042
let given: GivenSlipcase
afterEach(() => given.close())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const interior = async (pages = 3): Promise<Uint8Array> => {
  const document = await PDFDocument.create()
  for (let page = 0; page < pages; page += 1) document.addPage([366, 561])
  return document.save()
}
const epub = zipSync({
  mimetype: [strToU8('application/epub+zip'), { level: 0 }],
  'META-INF/container.xml': strToU8(
    '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
  ),
  'book.opf': strToU8('<package><metadata/></package>'),
})

async function production(change?: Parameters<typeof clearedWorld>[0]): Promise<Caller> {
  given = await givenSlipcase({ world: clearedWorld(change) })
  return given.as('production')
}

async function drop(caller: Caller, fileName: string, bytes: Uint8Array): Promise<Spooled> {
  const { status, body } = await caller.send<Spooled>(
    'POST',
    `/spool?fileName=${encodeURIComponent(fileName)}`,
    bytes,
  )
  expect(status).toBe(201)
  expect(body.sha256).toBe(sha256(bytes))
  return body
}

test('CS-4: items and dropped files become records, each proven by reading it back', async () => {
  const caller = await production()
  const title = await caller.title(workId)
  const cover = title.rows.find((row) => row.role === 'front-cover')!
  const pdf = await interior()
  const files = await Promise.all([
    drop(caller, 'interior.pdf', pdf),
    drop(caller, 'book.epub', epub),
    drop(caller, 'script.txt', strToU8('Narrator: salt.')),
  ])
  const request: PlanRequest = {
    action: 'archive',
    input: {
      workId,
      deliverables: [
        { source: { kind: 'item', ref: cover.ref }, role: 'front-cover' },
        { source: { kind: 'spool', id: files[0].id }, role: 'interior-pdf' },
        { source: { kind: 'spool', id: files[1].id }, role: 'epub' },
        { source: { kind: 'spool', id: files[2].id }, role: 'audio-script' },
      ],
    },
  }
  const { body: plan } = await caller.plan(request)
  expect(plan.writes.map(({ says }) => says.code)).toEqual([
    'ensure-workspace',
    'file-document',
    'file-document',
    'file-document',
    'file-document',
  ])
  expect(plan.notices).toContainEqual({
    code: 'check-pdf',
    weight: 'fact',
    args: { file: 'interior.pdf', pages: 3, widthMm: 129.1, heightMm: 197.9 },
  })

  const run = await caller.run(request)
  expect(run.state).toBe('done')
  const coverBytes = await clearedWorld().items[0]!.versions[0]!.content.bytes()
  const expected = [
    ['9781402894626_cover.jpg', sha256(coverBytes)],
    ['book.epub', sha256(epub)],
    ['interior.pdf', sha256(pdf)],
    ['script.txt', sha256(strToU8('Narrator: salt.'))],
  ]
  const stored = await filedDocumentsOf(given, workId)
  expect(
    stored
      .filter(({ name }) => !name.startsWith('Author'))
      .map(({ name, bytes, versions }) => [name, sha256(bytes), versions])
      .sort(),
  ).toEqual(expected.map(([name, hash]) => [name, hash, 1]))
  for (const write of run.writes.slice(1)) {
    expect(write.proof?.level).toBe('identical')
    expect(write.output).toMatchObject({ recordNumber: expect.stringMatching(/\S/), version: '1' })
    expect(write.movedBytes).toBe(write.totalBytes)
  }
  const after = await caller.title(workId)
  expect(after.rows.find((row) => row.key === cover.key)?.record).toMatchObject({
    number: expect.stringMatching(/\S/),
    version: '1',
  })
})

test('CS-4: repeating an archive makes no second copy, and a changed file becomes a new version', async () => {
  const caller = await production()
  await caller.title(workId)
  const archive = async (bytes: Uint8Array): Promise<PlanRequest> => {
    const file = await drop(caller, 'interior.pdf', bytes)
    return {
      action: 'archive',
      input: {
        workId,
        deliverables: [{ source: { kind: 'spool', id: file.id }, role: 'interior-pdf' }],
      },
    }
  }
  const first = await interior()
  expect((await caller.run(await archive(first))).state).toBe('done')
  const { body: again } = await caller.plan(await archive(first))
  expect([again.runnable, again.writes, again.notices.map(({ code }) => code)]).toEqual([
    false,
    [],
    ['check-pdf', 'already-archived'],
  ])

  const changed = await caller.run(await archive(await interior(4)))
  expect(changed.state).toBe('done')
  expect(changed.writes.at(-1)?.output).toMatchObject({ version: '2' })
  const documents = (await filedDocumentsOf(given, workId)).filter(
    ({ name }) => name === 'interior.pdf',
  )
  expect(documents.map(({ versions }) => versions)).toEqual([2])
})

test.each([
  ['a picture that is called an interior', 'interior.pdf', 'interior-pdf', 'file-role-differs'],
  ['a broken EPUB', 'book.epub', 'epub', 'epub-invalid'],
] as const)('CS-4: %s is refused before anything is sent', async (_case, fileName, role, code) => {
  const caller = await production()
  await caller.title(workId)
  const bytes =
    role === 'epub'
      ? zipSync({ 'readme.txt': strToU8('hello') })
      : await clearedWorld().items[0]!.versions[0]!.content.bytes()
  const file = await drop(caller, fileName, bytes)
  const { body: plan } = await caller.plan({
    action: 'archive',
    input: { workId, deliverables: [{ source: { kind: 'spool', id: file.id }, role }] },
  })
  expect([
    plan.runnable,
    plan.notices.filter(({ weight }) => weight === 'refusal')[0]?.code,
  ]).toEqual([false, code])
})

test("CS-4: a dropped file is its owner's alone", async () => {
  const caller = await production()
  await caller.title(workId)
  const file = await drop(caller, 'interior.pdf', await interior())
  const other = await given.as('administrator')
  const { body: plan } = await other.plan({
    action: 'archive',
    input: {
      workId,
      deliverables: [{ source: { kind: 'spool', id: file.id }, role: 'interior-pdf' }],
    },
  })
  expect(plan.notices.map(({ code }) => code)).toEqual(['item-gone'])
})

test('CS-4: a file over the limit is refused before it is read', async () => {
  given = await givenSlipcase({
    world: clearedWorld(),
    change: (config) => ({ ...config, archive: { mostDroppedBytes: 1000 } }),
  })
  const caller = await given.as('production')
  const { status, body } = await caller.send<Problem>(
    'POST',
    '/spool?fileName=big.pdf',
    new Uint8Array(5000),
  )
  expect([status, body.code]).toEqual([413, 'file-too-large'])
})
