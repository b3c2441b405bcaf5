import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** Bytes that a stand-in keeps, in files named by their SHA-256. */
export interface KeptFiles {
  /** Stores bytes and answers the name of their file. What comes half is not stored. */
  put(bytes: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string>
  pathOf(name: string): string
  /** Parses the name of a file that is there. */
  name: z.ZodType<string>
  /** Also takes away what a killed process left half-written. */
  removeAllBut(names: ReadonlySet<string>): Promise<void>
}

export async function keptFiles(folder: string): Promise<KeptFiles> {
  await mkdir(folder, { recursive: true })
  const pathOf = (name: string): string => join(folder, name)

  return {
    async put(bytes) {
      const part = pathOf(`${randomUUID()}.part`)
      const hash = createHash('sha256')
      const hashed = async function* () {
        for await (const chunk of bytes) {
          hash.update(chunk)
          yield chunk
        }
      }
      try {
        await pipeline(hashed, createWriteStream(part, { mode: 0o600 }))
      } catch (cause) {
        await rm(part, { force: true })
        throw cause
      }
      const name = hash.digest('hex')
      await rename(part, pathOf(name))
      return name
    },
    pathOf,
    name: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .refine((name) => existsSync(pathOf(name)), 'its file is missing'),
    async removeAllBut(names) {
      const unused = (await readdir(folder)).filter((name) => !names.has(name))
      await Promise.all(unused.map((name) => rm(pathOf(name))))
    },
  }
}
