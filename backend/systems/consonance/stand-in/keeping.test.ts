import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pictureContent, work, world } from '#test/small-world.ts'
import type { StandInOptions } from '#backend/systems/stand-in.ts'
import { type RunningConsonance, start } from './index.ts'

const seeded = (id: number) => ({
  id,
  role: 'front-cover' as const,
  productIds: [700101, 700102],
  caption: `Seeded ${id}`,
  copyright: 'Us',
  requiredCredit: null,
  createdAt: '2026-02-01T10:00:00Z',
  content: pictureContent('old.jpg', 100, 130),
})
const held = world({ works: [work({ resources: [31, 32, 33].map(seeded) })] })
const jpeg = pictureContent('new.jpg', 200, 300, 'jpeg', '#7a3838')
const address = 'http://127.0.0.1:1/published/new.jpg'

let keepIn: string
const running: RunningConsonance[] = []

async function started(change: Partial<StandInOptions> = {}): Promise<RunningConsonance> {
  const serveJpeg = async () => new Response(new Uint8Array(await jpeg.bytes()))
  const standIn = await start({ world: held, keepIn, fetch: serveJpeg, ...change })
  standIn.state.processingDelayMs = 0
  running.push(standIn)
  return standIn
}

beforeEach(async () => {
  keepIn = await mkdtemp(join(tmpdir(), 'slipcase-kept-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((standIn) => standIn.close()))
  await rm(keepIn, { recursive: true })
})

async function ask(standIn: RunningConsonance, query: string): Promise<unknown> {
  const answer = await fetch(`${standIn.url}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${standIn.credentials.key}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query }),
  })
  const text = (await answer.text()).replaceAll(standIn.url, '')
  expect(text).not.toContain('"message"')
  return JSON.parse(text)
}
const everything = (standIn: RunningConsonance) =>
  ask(
    standIn,
    `{ work(workSearch: { idEq: 50042 }) { supportingResources {
      id url filename fileSize height aspectRatio imageContentType imageRemoteUrl isProcessing
      delayedJobStatus caption copyright requiredCredit createdAt productIds resourceVariant status
    } } }`,
  )
const create = (standIn: RunningConsonance, more = '') =>
  ask(
    standIn,
    `mutation { createSupportingResource(input: { workId: 50042, imageRemoteUrl: "${address}",
      resourceVariant: FRONT_COVER, caption: "New", productIds: [700101] ${more} })
      { supportingResource { id } } }`,
  )
const remove = (standIn: RunningConsonance, id: number) =>
  ask(standIn, `mutation { deleteSupportingResource(input: { id: ${id} }) { deleted } }`)
const processed = (standIn: RunningConsonance) =>
  vi.waitFor(() => {
    for (const { isProcessing } of standIn.state.resources.values())
      expect(isProcessing).toBe(false)
  })
const bytesOf = async (standIn: RunningConsonance, id: number) => {
  const path = `/images/1/supportingresources/${id}/jpg_rgb_original.jpg`
  return Buffer.from(await (await fetch(`${standIn.url}${path}`)).arrayBuffer())
}

test('what was attached, unlinked and deleted is so at the next start, byte for byte', async () => {
  const first = await started()
  await create(first, 'unlinkPrevious: true')
  await remove(first, 32)
  await processed(first)
  const before = await everything(first)
  await first.close()

  const second = await started()
  expect(await everything(second)).toEqual(before)
  expect([...second.state.resources.values()].map(({ productIds }) => productIds)).toEqual([
    [],
    [],
    [700101],
  ])
  expect(await bytesOf(second, 800_001)).toEqual(await jpeg.bytes())
  expect(await bytesOf(second, 31)).toEqual(await seeded(31).content.bytes())
})

test('ids go on after a restart, also past one that was deleted', async () => {
  const first = await started()
  await create(first)
  await remove(first, 800_001)
  await first.close()
  const second = await started()
  await create(second)
  expect([...second.state.resources.keys()]).toEqual([31, 32, 33, 800_002])
})

test('whatever was answered is there after a kill', async () => {
  const first = await started()
  await create(first)
  await processed(first)
  // Never closed before the second start, as if its process had been killed.
  const before = await everything(first)
  const second = await started()
  expect(await everything(second)).toEqual(before)
  expect(await bytesOf(second, 800_001)).toEqual(await jpeg.bytes())
})

test('an image that was being processed is processed after the restart, once its source answers', async () => {
  const never = () => new Promise<never>(() => {})
  const first = await started({ fetch: never })
  await create(first)
  await first.close()

  let tries = 0
  const second = await started({
    fetch: async () => {
      if ((tries += 1) < 3) throw new TypeError('fetch failed')
      return new Response(new Uint8Array(await jpeg.bytes()))
    },
  })
  expect(second.state.resources.get(800_001)?.isProcessing).toBe(true)
  await processed(second)
  expect(second.state.resources.get(800_001)?.delayedJobStatus).toBe('completed')
  expect(await bytesOf(second, 800_001)).toEqual(await jpeg.bytes())
})

test('an image that failed stays failed', async () => {
  const first = await started({ fetch: async () => new Response('', { status: 404 }) })
  await create(first)
  await processed(first)
  await first.close()
  const second = await started()
  await sleep(50)
  expect(second.state.resources.get(800_001)).toMatchObject({
    isProcessing: false,
    delayedJobStatus: 'failed',
    content: null,
  })
})

test('another world begins with its own seed, and going back finds the first again', async () => {
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const first = await started()
  await remove(first, 31)
  await first.close()
  const other = await started({ world: world({ works: [work({ resources: [seeded(31)] })] }) })
  expect([...other.state.resources.keys()]).toEqual([31])
  expect(say.mock.calls.join('')).toMatch(/^Sandbox, consonance: another publisher .*\n$/)
  say.mockRestore()
  await other.close()
  expect([...(await started()).state.resources.keys()]).toEqual([32, 33])
})

test('title pages are shown what hangs on the work now, in words', async () => {
  const source = Promise.withResolvers<Response>()
  const standIn = await started({ fetch: () => source.promise })
  await create(standIn)
  await remove(standIn, 31)
  await remove(standIn, 32)
  expect(standIn.images?.(50042).map(({ caption }) => caption)).toEqual(['Seeded 33'])
  source.resolve(new Response(new Uint8Array(await jpeg.bytes())))
  await processed(standIn)
  const image = standIn.images?.(50042)[1]
  expect(image).toMatchObject({ caption: 'New', role: 'front cover', productIds: [700101] })
  const shown = await fetch(new URL(image?.imageUrl ?? '', standIn.url))
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
})
