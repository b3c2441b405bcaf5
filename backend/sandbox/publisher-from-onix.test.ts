import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { message, record } from '#backend/onix/testing/feed.ts'
import { product, work } from '#test/small-world.ts'
import { publisherFromOnix, publisherWith } from './publisher-from-onix.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipcase-onix-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function feed(text: string): Promise<string> {
  const file = join(folder, 'feed.xml')
  await writeFile(file, text)
  return file
}

test('a feed gives the publisher its name and works, with items of all five systems', async () => {
  const text = message(
    record({ reference: 'a' }),
    record({ reference: 'b', isbn: '9781402894633', form: 'ED' }),
    record({ reference: 'c', isbn: '9781402894640', form: 'AJ' }),
    record({ reference: '' }),
  )
  const problems: string[] = []
  const world = await publisherFromOnix(await feed(text), {
    onProblem: (problem) => problems.push(problem.message),
  })
  expect(world.client.name).toBe('Harbour Lane Publishing')
  expect(world.works.map(({ title, products }) => [title, products.length])).toEqual([
    ['The Salt Almanac', 3],
  ])
  expect(new Set(world.items.map((item) => item.system)).size).toBe(5)
  expect(problems).toEqual(['A product without RecordReference is left out'])
})

test('a feed that is cut off or empty is refused with the file and the place', async () => {
  const whole = message(record({ reference: 'a' }))
  const cut = await feed(whole.slice(0, -20))
  await expect(publisherFromOnix(cut)).rejects.toThrow(
    /feed\.xml, line \d+, column \d+: .*unclosed/,
  )
  await expect(publisherFromOnix(await feed(message()))).rejects.toThrow('holds no products')
})

test('titles that the cover alphabet cannot write, or that have no title, still get real files', async () => {
  const works = [
    work({
      id: 50_045,
      title: '塩の暦',
      contributors: [{ id: 1, name: '岡 夏子', roleCode: 'A01' }],
      products: [product()],
    }),
    work({ id: 50_046, title: '', contributors: [], products: [] }),
  ]
  const world = publisherWith(works, 'Any', { today: '2026-11-21' })
  expect(new Set(world.items.map((item) => item.key)).size).toBe(world.items.length)
  for (const { id } of works) {
    const items = world.items.filter((item) => item.workIds.includes(id))
    expect(items.length).toBeGreaterThan(3)
    for (const item of items) {
      const bytes = await item.versions.at(-1)?.content.bytes()
      expect(await fileTypeFromBuffer(bytes ?? Buffer.alloc(0))).toBeDefined()
    }
  }
})
