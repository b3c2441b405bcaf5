import { afterEach, beforeEach, expect, test } from 'vitest'
import { SystemFailure } from '#shared/domain/failure.ts'
import { plainContent } from '#test/small-world.ts'
import { rig, type Rig } from '#test/given-iconik.ts'

const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))
let now = new Date('2026-11-21T09:00:00Z')
let running: Rig
beforeEach(async () => {
  now = new Date('2026-11-21T09:00:00Z')
  running = await rig(
    [
      {
        versions: [
          {
            number: 1,
            content: plainContent('take.wav', 'audio/wav', bytes),
            thumbnail: plainContent('wave.png', 'image/png', 'a picture'),
            jpeg: null,
            approval: 'approved',
            approvedBy: null,
            modifiedAt: '2026-01-01T00:00:00Z',
          },
        ],
      },
    ],
    { now: () => now },
  )
})
afterEach(() => running.stop())

const read = async (offset: number): Promise<Buffer> => {
  const { library, ref, context } = running
  const content = await library.open(ref(), 'original', offset, context)
  const held = Buffer.concat(await content!.stream.toArray())
  expect(content).toMatchObject({ bytes: held.length, offset })
  return held
}

test.each([true, false])(
  'reading goes on from an offset (storage answers ranges: %s)',
  async (ranges) => {
    running.state.storage.ranges = ranges
    for (const offset of [0, 1, 65_536, 199_999, 200_000])
      expect((await read(offset)).equals(bytes.subarray(offset))).toBe(true)
  },
)

test('the storage is asked without our headers, by an address made for the occasion', async () => {
  // The stand-in's storage answers 400 to either header.
  const { library, ref, context } = running
  const content = (await library.open(ref(), 'original', 0, context))!
  expect(content.mediaType).toBe('audio/wav')
  expect(Buffer.concat(await content.stream.toArray()).equals(bytes)).toBe(true)
  expect(running.state.storage.requests).toBe(1)
})

test('an address that iconik kept for too long is asked for anew, once', async () => {
  await read(0)
  now = new Date(now.getTime() + 3_600_000)
  expect((await read(5)).equals(bytes.subarray(5))).toBe(true)
  expect(running.state.signed).toBe(2)
})

test('an address that stays refused is a failure without the address in it', async () => {
  const { library, ref, context, state } = running
  state.storage.lifetimeMs = -1
  const failure = await library.open(ref(), 'original', 0, context).catch((cause: unknown) => cause)
  expect(failure).toBeInstanceOf(SystemFailure)
  expect(failure).toMatchObject({ kind: 'unavailable', operation: 'download' })
  expect(JSON.stringify(failure) + String(failure)).not.toContain('signature')
})

test('a file on a disk at the customer is said to be out of reach', async () => {
  const { library, ref, context, state } = running
  state.storage.method = 'FILE'
  await expect(library.open(ref(), 'original', 0, context)).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'iconik gave no usable answer (download-address, status 501)',
  })
})

test('an address on a host that is not configured is not followed', async () => {
  const { library } = running.connect({ contentOrigins: ['https://storage.example.org'] }).can
  const opening = library!.open(running.ref(), 'original', 0, running.context)
  await expect(opening).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('is not among the configured contentOrigins'),
  })
  expect(running.state.storage.requests).toBe(0)
})

test('a thumbnail is the poster, not the sprite map', async () => {
  const { library, ref, context } = running
  const content = await library.thumbnail(ref(), context)
  expect(content?.mediaType).toBe('image/png')
  expect(Buffer.concat(await content!.stream.toArray()).toString()).toBe('a picture')
})
