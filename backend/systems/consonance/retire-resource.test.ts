import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WriteContext } from '#backend/systems/port.ts'
import { pictureContent, work, world } from '#test/small-world.ts'
import { givenConsonance, givenPublished } from '#test/given-consonance.ts'

const content = pictureContent('cover.jpg', 60, 90)
const cover = {
  role: 'front-cover' as const,
  productIds: [700101],
  caption: 'Cover',
  copyright: 'Us',
  requiredCredit: null,
  createdAt: '2026-02-01T10:00:00Z',
  content,
}
const target = { workId: 50042, resourceId: 31 }

describe('taking an image away', () => {
  let given: Awaited<ReturnType<typeof givenConsonance>>
  let published: Awaited<ReturnType<typeof givenPublished>>
  let write: WriteContext
  beforeEach(async () => {
    const works = [
      work({
        resources: [
          { ...cover, id: 31 },
          { ...cover, id: 32 },
        ],
      }),
    ]
    given = await givenConsonance(world({ works }))
    published = await givenPublished(() => content)
    write = published.writeContext('c'.repeat(64))
  })
  afterEach(() => Promise.all([given.close(), published.close()]))

  it('deletes that image and no other, and reads back that it is gone', async () => {
    const retire = given.titles.retireResource
    expect(await retire.find(target, write)).toBeNull()
    expect(await retire.perform(target, write)).toEqual(target)
    expect([...given.state.resources.keys()]).toEqual([32])
    expect(await retire.find(target, write)).toEqual(target)
    expect(await retire.confirm(target, target, write)).toMatchObject({
      kind: 'confirmed',
      proof: { level: 'read-back', facts: { resourceId: 31 } },
    })
  })

  it('is done when the image has gone already', async () => {
    given.state.resources.delete(31)
    expect(await given.titles.retireResource.perform(target, write)).toEqual(target)
  })

  it('is contradicted while the image is still there', async () => {
    expect(await given.titles.retireResource.confirm(target, target, write)).toEqual({
      kind: 'contradicted',
      reason: 'Consonance still has the image',
    })
  })

  it('never takes a work that cannot be seen for a work without the image', async () => {
    const foreign = { workId: 90001, resourceId: 31 }
    const retire = given.titles.retireResource
    await expect(retire.find(foreign, write)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(retire.confirm(foreign, foreign, write)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })
})
