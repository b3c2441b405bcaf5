import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import type { PlanRequest, PlanView } from '#shared/api/runs.ts'
import type { Activity } from '#shared/api/runs.ts'
import type { Candidates, TitleView } from '#shared/api/titles.ts'
import type { Problem } from '#shared/api/session.ts'
import { clearedWorld } from '#test/cleared-world.ts'
import { givenSlipcase, type Caller, type GivenSlipcase } from '#test/given-slipcase.ts'
import { resourcesOf } from '#test/stand-in-state.ts'
import { fullLicence, pictureContent } from '#test/small-world.ts'

const workId = 50042
let given: GivenSlipcase
afterEach(() => given.close())

const attachRequest = (title: TitleView, productIds: number[]): PlanRequest => {
  const cover = title.rows.find((row) => row.role === 'front-cover')!
  return { action: 'attach-cover', input: { workId, item: cover.ref, productIds } }
}
async function editorOn(
  world: ReturnType<typeof clearedWorld>,
): Promise<{ editor: Caller; title: TitleView }> {
  given = await givenSlipcase({ world })
  const editor = await given.as('editor')
  return { editor, title: await editor.title(workId) }
}

test('CDAM-1: an approved cover is attached, proven, and the earlier one retired only then', async () => {
  const { editor, title } = await editorOn(clearedWorld())
  expect(title.rows.find((row) => row.role === 'front-cover')?.rights.verdict).toBe('cleared')

  const run = await editor.run(attachRequest(title, [700101, 700102]))
  expect(run.writes.map(({ node, state }) => [node, state])).toEqual([
    ['create', 'done'],
    ['link', 'done'],
    ['keep-900001', 'done'],
    ['retire-900001', 'done'],
  ])
  const [resource, ...others] = resourcesOf(given, workId)
  expect(others).toEqual([])
  const bytes = await clearedWorld().items[0]!.versions[0]!.content.bytes()
  expect(resource).toMatchObject({ productIds: [700101, 700102] })
  const proof = run.writes[0]?.proof
  expect(proof).toMatchObject({
    level: 'accepted',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })

  const after = await editor.title(workId)
  expect(after.rows.find((row) => row.role === 'front-cover')).toMatchObject({
    linked: true,
    editions: [700101, 700102],
  })
  const { body } = await editor.call<Activity>('GET', `/titles/${workId}/activity`)
  expect(body.entries.map(({ says, outcome, by }) => [says.code, outcome, by]).sort()).toEqual([
    ['create-cover', 'done', 'Editor (sandbox)'],
    ['keep-earlier-cover', 'done', 'Editor (sandbox)'],
    ['link-item', 'done', 'Editor (sandbox)'],
    ['retire-cover', 'done', 'Editor (sandbox)'],
  ])
})

test('CDAM-1: undo brings the earlier cover back, with its fields and bytes, under a new id', async () => {
  const { editor, title } = await editorOn(clearedWorld())
  const run = await editor.run(attachRequest(title, [700101, 700102]))
  expect(run.undoable).toBe(true)
  const undone = await editor.run({ action: 'undo', input: { workId, runId: run.runId } })
  expect(undone.state).toBe('done')
  const resources = resourcesOf(given, workId)
  expect(resources).toHaveLength(1)
  expect(resources[0]).toMatchObject({
    caption: 'Earlier cover',
    copyright: '© Harbour Lane',
    productIds: [700101, 700102],
  })
  expect(resources[0]!.id).not.toBe(900001)
  const earlier = await clearedWorld().works[0]!.resources[0]!.content.bytes()
  expect((await resources[0]!.content!.bytes()).equals(earlier)).toBe(true)
  expect((await editor.title(workId)).rows.every((row) => !row.linked)).toBe(true)
  expect(
    (await editor.plan({ action: 'undo', input: { workId, runId: run.runId } })).body.notices[0]
      ?.code,
  ).toBe('nothing-to-undo')
})

test('CDAM-1: editions that were not chosen keep the earlier cover', async () => {
  const { editor, title } = await editorOn(clearedWorld())
  const run = await editor.run(attachRequest(title, [700102]))
  expect(run.state).toBe('done')
  const resources = resourcesOf(given, workId)
  expect(resources.map(({ productIds }) => productIds).sort()).toEqual([[700101], [700102]])
  const kept = resources.find(({ productIds }) => productIds[0] === 700101)
  expect(kept).toMatchObject({ caption: 'Earlier cover' })
  const undone = await editor.run({ action: 'undo', input: { workId, runId: run.runId } })
  expect(undone.state).toBe('done')
  expect(resourcesOf(given, workId).map(({ productIds }) => productIds)).toEqual([[700101, 700102]])
})

test('CDAM-1: a cover whose licence has expired cannot be picked, says why, and is refused even when asked for directly', async () => {
  const expired = clearedWorld({ cover: { licence: fullLicence({ until: '2024-06-30' }) } })
  const { editor, title } = await editorOn(expired)
  const { body } = await editor.call<Candidates>(
    'GET',
    `/titles/${workId}/candidates?role=front-cover`,
  )
  expect(
    body.candidates.map(({ usable, notices }) => [usable, notices.map(({ code }) => code)]),
  ).toEqual([[false, ['not-cleared']]])
  const request = attachRequest(title, [700101])
  const { body: plan } = await editor.plan(request)
  expect([plan.runnable, plan.gate?.verdict, plan.gate?.reasons[0]?.code]).toEqual([
    false,
    'blocked',
    'EXPIRED',
  ])
  const forced = await editor.call<Problem>(
    'POST',
    '/runs',
    { plan: request, planHash: plan.planHash },
    { 'idempotency-key': 'press-anyway' },
  )
  expect([forced.status, forced.body.code]).toEqual([422, 'plan-refused'])
  expect(resourcesOf(given, workId).map(({ id }) => id)).toEqual([900001])
})

test.each([
  ['no rights recorded', { licence: null }, 'unknown'],
  ['an empty expiry field', { licence: fullLicence({ until: null }) }, 'unknown'],
] as const)('CDAM-1: a cover with %s is never green', async (_case, cover, verdict) => {
  const { editor, title } = await editorOn(clearedWorld({ cover }))
  const { body: plan } = await editor.plan(attachRequest(title, [700101]))
  expect([plan.runnable, plan.gate?.verdict]).toEqual([false, verdict])
})

test('CDAM-1: a plan that is no longer what was confirmed is not run', async () => {
  const { editor, title } = await editorOn(clearedWorld())
  const request = attachRequest(title, [700101])
  const answer = await editor.call<Problem>(
    'POST',
    '/runs',
    { plan: request, planHash: 'f'.repeat(64) },
    { 'idempotency-key': 'stale-plan' },
  )
  expect([answer.status, answer.body.code]).toEqual([409, 'changed-since-you-looked'])
})

test('CDAM-1: pressing twice with one key attaches once', async () => {
  const { editor, title } = await editorOn(clearedWorld())
  const request = attachRequest(title, [700101, 700102])
  const { body: plan } = await editor.plan(request)
  const press = () =>
    editor.call<{ runId: string }>(
      'POST',
      '/runs',
      { plan: request, planHash: plan.planHash },
      { 'idempotency-key': 'double-click' },
    )
  const [one, two] = await Promise.all([press(), press()])
  expect(two.body.runId).toBe(one.body.runId)
  await editor.ended(one.body.runId)
  expect(resourcesOf(given, workId)).toHaveLength(1)
})

test.each([
  [
    'a PNG without a JPEG rendition',
    { content: pictureContent('cover.png', 1200, 1800, 'png'), jpeg: null },
    'not-jpeg',
  ],
  [
    'a picture that is too small',
    { content: pictureContent('cover.jpg', 300, 400) },
    'picture-too-small',
  ],
] as const)('CDAM-1: %s is refused with the reason', async (_case, change, code) => {
  const version = { ...clearedWorld().items[0]!.versions[0]!, ...change }
  const { editor, title } = await editorOn(clearedWorld({ cover: { versions: [version] } }))
  const { body: plan } = await editor.plan(attachRequest(title, [700101]))
  expect([
    plan.runnable,
    plan.notices.filter(({ weight }) => weight === 'refusal').map((notice) => notice.code),
  ]).toEqual([false, [code]])
})

test('CDAM-1: only those whose role includes it may attach', async () => {
  const { title } = await editorOn(clearedWorld())
  const reader = await given.as('reader')
  const { status, body } = await reader.call<PlanView & Problem>(
    'POST',
    '/plans',
    attachRequest(title, [700101]),
  )
  expect([status, body.code]).toEqual([403, 'not-permitted'])
})
