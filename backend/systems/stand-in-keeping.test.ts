import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { publisher } from '#backend/sandbox/publisher.ts'
import { work, world } from '#test/small-world.ts'
import { fingerprintOf, openKeeping } from './stand-in-keeping.ts'

const schema = (file: z.ZodType<string>) => z.object({ count: z.number(), files: z.array(file) })
const here = world()
let keepIn: string

beforeEach(async () => {
  keepIn = await mkdtemp(join(tmpdir(), 'slipcase-kept-'))
})
afterEach(() => rm(keepIn, { recursive: true }))

async function opened(of = here) {
  const keeping = await openKeeping({ keepIn, system: 'some', world: of, schema })
  if (!keeping) throw new Error('nothing is kept')
  return keeping
}
const folder = () => join(keepIn, 'some', fingerprintOf(here))

test('nothing is kept when no folder is given', async () => {
  expect(await openKeeping({ keepIn: undefined, system: 'some', world: here, schema })).toBeNull()
})

test('changes that come together are written together, and the newest is what is kept', async () => {
  const keeping = await opened()
  let count = 0
  const current = vi.fn<() => { count: number; files: string[] }>(() => ({ count, files: [] }))
  keeping.follow(current)
  for (; count < 100; count += 1) keeping.changed()
  await keeping.settled()
  expect(current).toHaveBeenCalledTimes(1)
  expect((await opened()).kept).toEqual({ count: 100, files: [] })
})

test('bytes are kept once under their hash; what nothing names any more goes at the next start', async () => {
  const keeping = await opened()
  const name = await keeping.files.put([Buffer.from('ab'), Buffer.from('c')])
  expect(name).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(await keeping.files.put([Buffer.from('abc')])).toBe(name)
  const unnamed = await keeping.files.put([Buffer.from('d')])
  keeping.follow(() => ({ count: 1, files: [name] }))
  keeping.changed()
  await keeping.settled()
  await writeFile(join(folder(), 'files', 'half.part'), 'ha')
  expect(await readdir(join(folder(), 'files'))).toEqual(expect.arrayContaining([unnamed]))
  const again = await opened()
  expect(await readdir(join(folder(), 'files'))).toEqual([name])
  expect(await readFile(again.files.pathOf(name), 'utf8')).toBe('abc')
})

test('bytes that come half are not kept', async () => {
  const { files } = await opened()
  const broken = async function* () {
    yield Buffer.from('half')
    throw new Error('went away')
  }
  await expect(files.put(broken())).rejects.toThrow('went away')
  expect(await readdir(join(folder(), 'files'))).toEqual([])
})

test.each([
  ['no JSON', '{"count": 1, "fi'],
  ['of another shape', '{"count": "one", "files": []}'],
  ['naming a file that is gone', `{"count": 1, "files": ["${'0'.repeat(64)}"]}`],
])('a state that is %s is set aside with one line, and the seed is used', async (_what, text) => {
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await opened()
  await writeFile(join(folder(), 'state.json'), text)
  const keeping = await opened()
  expect(keeping.kept).toBeNull()
  expect(say.mock.calls).toHaveLength(1)
  const aside = /set aside in (\S+),/.exec(String(say.mock.calls[0]?.[0]))?.[1] ?? ''
  say.mockRestore()
  expect(await readFile(join(aside, 'state.json'), 'utf8')).toBe(text)
  keeping.follow(() => ({ count: 2, files: [] }))
  keeping.changed()
  await keeping.settled()
  expect((await opened()).kept?.count).toBe(2)
})

test('what cannot be written is said, and does not stop what goes on', async () => {
  const say = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const keeping = await opened()
  keeping.follow(() => ({ count: 1, files: [] }))
  await rm(folder(), { recursive: true })
  keeping.changed()
  await keeping.settled()
  expect(say.mock.calls.join('')).toContain('a change could not be kept: ENOENT')
  say.mockRestore()
})

test('a world is known again on another day, and another one is told from it', () => {
  const on = (today: string) => fingerprintOf(publisher(1, { today }))
  expect(on('2027-03-01')).toBe(on('2026-11-21'))
  expect(fingerprintOf(world({ works: [work({ id: 50043 })] }))).not.toBe(fingerprintOf(here))
})
