import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { WorldContent } from '#backend/sandbox/world.ts'
import type { KeptFiles } from '#backend/systems/kept-files.ts'

/** Bytes of one version. */
export interface StoredContent {
  /** Under which name it is kept; absent for what the seed has, or when nothing is kept. */
  file?: string
  size(): Promise<number>
  open(): Promise<Readable>
}

export const contentOfWorld = (content: WorldContent): StoredContent => ({
  size: async () => (await content.bytes()).length,
  open: async () => Readable.from([await content.bytes()], { objectMode: false }),
})

export function contentOfFile(files: KeptFiles, file: string): StoredContent {
  const path = files.pathOf(file)
  return {
    file,
    size: async () => (await stat(path)).size,
    open: async () => createReadStream(path),
  }
}

const mostInMemory = 8 * 1024 * 1024

export interface ContentStore {
  keep(stream: AsyncIterable<Buffer>): Promise<StoredContent>
  remove(): Promise<void>
}

/** Keeps uploaded bytes over a restart. */
export const keptContentStore = (files: KeptFiles): ContentStore => ({
  keep: async (stream) => contentOfFile(files, await files.put(stream)),
  remove: async () => {},
})

/** Keeps uploaded bytes: small ones in memory, large ones in files that `remove` takes away. */
export function createContentStore(): ContentStore {
  let folder: Promise<string> | null = null
  let files = 0

  return {
    async keep(stream) {
      const chunks: Buffer[] = []
      let size = 0
      const rest = stream[Symbol.asyncIterator]()
      for (;;) {
        const { value, done } = await rest.next()
        if (done) return inMemory(chunks, size)
        chunks.push(value)
        size += value.length
        if (size > mostInMemory) break
      }
      folder ??= mkdtemp(join(tmpdir(), 'slipcase-content-server-'))
      files += 1
      const path = join(await folder, String(files))
      await pipeline(async function* () {
        yield* chunks.splice(0)
        for (;;) {
          const { value, done } = await rest.next()
          if (done) return
          size += value.length
          yield value
        }
      }, createWriteStream(path))
      return { size: async () => size, open: async () => createReadStream(path) }
    },
    async remove() {
      if (folder) await rm(await folder, { recursive: true, force: true })
    },
  }
}

const inMemory = (chunks: Buffer[], size: number): StoredContent => ({
  size: async () => size,
  open: async () => Readable.from(chunks, { objectMode: false }),
})
