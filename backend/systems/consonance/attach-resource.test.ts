import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AttachResource, WriteContext } from '#backend/systems/port.ts'
import { pictureContent, world } from '#test/small-world.ts'
import { context, givenConsonance, givenPublished } from '#test/given-consonance.ts'

const reference = '0123456789abcdef'.repeat(4)
const jpeg = pictureContent('cover.jpg', 600, 900)
const asked: AttachResource = {
  workId: 50042,
  productIds: [700101, 700102],
  role: 'front-cover',
  source: { kind: 'spool', id: 'one' },
  fileName: 'Salt & Kai.tif',
  caption: 'The cover',
  copyright: 'Harbour Lane',
  requiredCredit: 'Photo: A. Sea',
  width: 600,
  height: 900,
}

describe('attaching an image', () => {
  let given: Awaited<ReturnType<typeof givenConsonance>>
  let published: Awaited<ReturnType<typeof givenPublished>>
  let write: WriteContext
  let served = jpeg

  beforeEach(async () => {
    served = jpeg
    given = await givenConsonance(world())
    published = await givenPublished(() => served)
    write = published.writeContext(reference)
  })
  afterEach(() => Promise.all([given.close(), published.close()]))

  const attach = () => given.titles.attachResource
  const images = () => [...given.state.resources.values()]

  async function confirmed(resourceId: number, input = asked) {
    for (;;) {
      const confirmation = await attach().confirm({ resourceId }, input, write)
      if (confirmation.kind !== 'pending') return confirmation
      await sleep(10)
    }
  }

  it('creates it for exactly these editions and proves what was fetched', async () => {
    given.state.processingDelayMs = 100
    expect(await attach().find(asked, write)).toBeNull()
    const { resourceId } = await attach().perform(asked, write)
    expect(await attach().confirm({ resourceId }, asked, write)).toMatchObject({ kind: 'pending' })
    expect(await attach().find(asked, write)).toEqual({ resourceId })

    const confirmation = await confirmed(resourceId)
    expect(confirmation).toMatchObject({
      kind: 'confirmed',
      proof: {
        level: 'accepted',
        sha256: createHash('sha256')
          .update(await jpeg.bytes())
          .digest('hex'),
        bytes: (await jpeg.bytes()).length,
        facts: { resourceId, width: 600, height: 900, delayedJobStatus: 'completed' },
      },
    })
    expect(published.asked).toEqual(['/published/token/salt-kai-0123456789abcdef.jpg'])
    expect((await given.titles.read(50042, context()))?.resources).toEqual([
      expect.objectContaining({
        id: resourceId,
        role: 'FRONT_COVER',
        status: 'APPROVED',
        productIds: [700101, 700102],
        caption: 'The cover',
        copyright: 'Harbour Lane',
        requiredCredit: 'Photo: A. Sea',
      }),
    ])
  })

  it('makes no second image after the answer to the first was lost', async () => {
    given.state.loseNextCreateAnswer = true
    await expect(attach().perform(asked, write)).rejects.toMatchObject({
      kind: 'unavailable',
      inDoubt: true,
    })
    expect(images()).toHaveLength(1)
    expect(given.state.requests.SlipcaseCreateSupportingResource).toBe(1)
    const resourceId = images()[0]!.id
    expect(await attach().find(asked, write)).toEqual({ resourceId })
    expect(await attach().perform(asked, write)).toEqual({ resourceId })
    expect(images()).toHaveLength(1)
  })

  it('knows its image by the file name where Consonance no longer tells the address', async () => {
    const { resourceId } = await attach().perform(asked, write)
    await confirmed(resourceId)
    images()[0]!.imageRemoteUrl = null
    expect(await attach().find(asked, write)).toEqual({ resourceId })
  })

  it('does not take for its own what is of another write, kind or set of editions', async () => {
    await attach().perform(asked, write)
    expect(await attach().find(asked, published.writeContext('f'.repeat(64)))).toBeNull()
    expect(await attach().find({ ...asked, role: 'back-cover' }, write)).toBeNull()
    expect(await attach().find({ ...asked, productIds: [700101] }, write)).toBeNull()
  })

  it('leaves earlier images of the same kind linked', async () => {
    const first = await attach().perform(asked, write)
    await attach().perform(asked, published.writeContext('a'.repeat(64)))
    expect(given.state.resources.get(first.resourceId)?.productIds).toEqual([700101, 700102])
  })

  it('says so when Consonance cannot process the image, and replaces it when tried again', async () => {
    served = pictureContent('cover.png', 60, 90, 'png')
    const { resourceId } = await attach().perform(asked, write)
    expect(await confirmed(resourceId)).toEqual({
      kind: 'contradicted',
      reason: 'Consonance could not process the image (it says "failed")',
    })
    expect(await attach().find(asked, write)).toBeNull()

    served = jpeg
    const again = await attach().perform(asked, write)
    expect(images().map(({ id }) => id)).toEqual([again.resourceId])
    expect(await confirmed(again.resourceId)).toMatchObject({ kind: 'confirmed' })
  })

  it('is contradicted by other pixels, other editions, and an image that has gone', async () => {
    const { resourceId } = await attach().perform(asked, write)
    expect(await confirmed(resourceId, { ...asked, height: 901 })).toMatchObject({
      reason: 'The image in Consonance is 600 by 900 pixels, ours 600 by 901',
    })
    expect(await confirmed(resourceId, { ...asked, width: 640 })).toMatchObject({
      kind: 'contradicted',
    })
    expect(await confirmed(resourceId, { ...asked, productIds: [700101] })).toMatchObject({
      reason: 'Consonance has linked the image to other editions than asked',
    })
    given.state.resources.delete(resourceId)
    expect(await confirmed(resourceId)).toMatchObject({
      reason: 'Consonance no longer has the image that it created',
    })
  })

  it('is not confirmed while nobody is known to have fetched the image in full', async () => {
    const { resourceId } = await attach().perform(asked, write)
    await confirmed(resourceId)
    published.forgetFetched()
    const again = () => attach().confirm({ resourceId }, asked, write)
    expect(await again()).toMatchObject({ kind: 'pending' })
    images()[0]!.createdAt = '2026-01-01T00:00:00Z'
    expect(await again()).toMatchObject({ kind: 'contradicted' })
  })

  it('is refused with a reason before anything is sent', async () => {
    await expect(attach().perform({ ...asked, role: 'epub' }, write)).rejects.toMatchObject({
      kind: 'rejected',
      message: 'No Consonance kind of image is configured for epub',
    })
    given.state.hiddenFields.add('SupportingResource.isProcessing')
    await expect(given.connect({}).attachResource.perform(asked, write)).rejects.toMatchObject({
      kind: 'rejected',
    })
    given.state.hiddenFields = new Set(['CreateSupportingResourceInput.requiredCredit'])
    await expect(given.connect({}).attachResource.perform(asked, write)).rejects.toThrow(
      'This Consonance has no requiredCredit',
    )
    expect(images()).toEqual([])
  })

  it('passes on what Consonance has against the input', async () => {
    await expect(attach().perform({ ...asked, productIds: [1] }, write)).rejects.toMatchObject({
      kind: 'rejected',
      inDoubt: false,
      message: 'Consonance refused it: productIds must be products of the work',
    })
    await expect(attach().perform({ ...asked, workId: 90001 }, write)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  it('finds its image by reading back where the payload does not show it', async () => {
    given.state.hiddenFields.add('CreateSupportingResourcePayload.supportingResource')
    const { resourceId } = await given.connect({}).attachResource.perform(asked, write)
    expect(resourceId).toBe(images()[0]!.id)
  })

  it('takes and gives only what the port says', () => {
    expect(attach().input.parse(asked)).toEqual(asked)
    expect(attach().output.safeParse({ resourceId: '7' }).success).toBe(false)
  })
})
