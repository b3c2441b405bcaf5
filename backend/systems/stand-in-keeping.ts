import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { World } from '#backend/sandbox/world.ts'
import { type KeptFiles, keptFiles } from './kept-files.ts'

export interface KeepingOptions<Kept> {
  /** Each system has a folder below it, and there one for each world. Undefined: nothing is kept. */
  keepIn: string | undefined
  system: string
  world: World
  /** Of what is kept; `file` parses the name of a kept file. */
  schema: (file: z.ZodType<string>) => z.ZodType<Kept>
}

/** What a stand-in remembers over a restart: whatever has changed since its seed. */
export interface Keeping<Kept> {
  /** What was kept of this world before; null when there is nothing. */
  kept: Kept | null
  files: KeptFiles
  /** Says what is to be kept, each time that it is written. */
  follow(current: () => Kept): void
  /** Has it written at once. Changes that come during a write share the next one. */
  changed(): void
  /**
   * Resolves when everything that has changed so far is written. A stand-in waits for it before it
   * answers: then a process may be killed at any time, and nobody was told what is forgotten.
   */
  settled(): Promise<void>
}

/** One process at a time per folder. A state that cannot be read is set aside, with its files. */
export async function openKeeping<Kept>(
  options: KeepingOptions<Kept>,
): Promise<Keeping<Kept> | null> {
  const { keepIn, system, world, schema } = options
  if (keepIn === undefined) return null
  const say = (text: string) => process.stderr.write(`Sandbox, ${system}: ${text}\n`)
  const worlds = join(keepIn, system)
  const folder = join(worlds, fingerprintOf(world))
  const stateFile = join(folder, 'state.json')
  await mkdir(worlds, { recursive: true })
  if (await isAnotherWorld(worlds, fingerprintOf(world)))
    say('another publisher than before, which starts fresh; what was done to the other is kept')

  const openFiles = () => keptFiles(join(folder, 'files'))
  let files = await openFiles()
  let kept: Kept | null = null
  try {
    const text = await readIfThere(stateFile)
    const read = text === null ? null : schema(files.name).parse(JSON.parse(text))
    await files.removeAllBut(new Set(text?.match(/[0-9a-f]{64}/g)))
    kept = read
  } catch {
    const aside = `${folder}.unreadable-${Date.now()}`
    await rename(folder, aside)
    say(`what was kept cannot be read; it is set aside in ${aside}, and the sandbox starts fresh`)
    files = await openFiles()
  }

  let current: (() => Kept) | null = null
  let last = Promise.resolve()
  let isQueued = false
  async function write(): Promise<void> {
    isQueued = false
    try {
      await writeFile(`${stateFile}.new`, JSON.stringify(current?.()), { mode: 0o600 })
      await rename(`${stateFile}.new`, stateFile)
    } catch (cause) {
      say(`a change could not be kept: ${cause instanceof Error ? cause.message : String(cause)}`)
    }
  }

  return {
    kept,
    files,
    follow: (given) => (current = given),
    changed() {
      if (isQueued || !current) return
      isQueued = true
      last = last.then(write)
    },
    settled: () => last,
  }
}

/**
 * Names a world by what the ids in it follow from. Days are no part of it: licences and dates are
 * counted from the day of the start.
 */
export function fingerprintOf(world: World): string {
  const works = [...world.works, ...world.foreignWorks].map(({ id, products, resources }) => [
    id,
    products.map((product) => [product.id, product.isbn]),
    resources.map((resource) => resource.id),
  ])
  const items = world.items.map(({ key, workIds, isbns, versions }) => [
    key,
    workIds,
    isbns,
    versions.length,
  ])
  const facts = JSON.stringify([world.client.id, works, items])
  return createHash('sha256').update(facts).digest('hex').slice(0, 16)
}

async function isAnotherWorld(worlds: string, fingerprint: string): Promise<boolean> {
  const present = await readdir(worlds)
  return present.length > 0 && !present.includes(fingerprint)
}

const readIfThere = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
