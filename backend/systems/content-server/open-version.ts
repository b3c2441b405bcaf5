import { type Readable, Transform } from 'node:stream'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Content } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import type { Nodes } from './nodes.ts'
import { orNull } from './refusals.ts'

const operation = 'download a version'

/**
 * The bytes of one version. A part of it cannot be asked for (no range is documented), so what lies
 * before `offset` is read and dropped. Downloads may be cut short, and a restarting server answers
 * 200 with a page (both documented): the size that the version states has to be met exactly.
 */
export async function openVersion(
  client: Client,
  nodes: Nodes,
  { id, number, offset }: { id: number; number: number; offset: number },
  signal: AbortSignal,
): Promise<Content | null> {
  const stop = new AbortController()
  const download = client.download(
    operation,
    `v1/nodes/${id}/versions/${number}/content`,
    AbortSignal.any([signal, stop.signal]),
  )
  // Awaited below, after the version; a failure before that is not to end the process.
  download.catch(() => {})
  try {
    const version = await orNull(nodes.version(id, number, signal))
    const answer = version && (await orNull(download))
    if (!version || !answer) {
      stop.abort()
      return null
    }
    const size = version.file_size ?? answer.bytes
    if (size !== null && answer.bytes !== null && answer.bytes !== size)
      throw cutShort(answer.bytes, size)
    return {
      stream: exactly(answer.stream, size, offset),
      bytes: size === null ? null : Math.max(0, size - offset),
      mediaType: version.mime_type ?? answer.header('content-type') ?? 'application/octet-stream',
      offset,
      etag: null,
    }
  } catch (cause) {
    stop.abort()
    throw cause
  }
}

/** Passes on what lies behind `offset`, and fails at the end when the whole is not `size` long. */
function exactly(source: Readable, size: number | null, offset: number): Readable {
  let read = 0
  const passed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const from = Math.max(0, offset - read)
      read += chunk.length
      done(null, from < chunk.length ? chunk.subarray(from) : undefined)
    },
    flush(done) {
      done(size === null || read === size ? null : cutShort(read, size))
    },
  })
  source.on('error', (cause) => passed.destroy(cutShort(read, size, cause)))
  passed.on('close', () => source.destroy())
  return source.pipe(passed)
}

const cutShort = (read: number, size: number | null, cause?: unknown) =>
  new SystemFailure('unavailable', {
    system: 'content-server',
    operation,
    message: `Content Server sent ${read} bytes of ${size ?? 'a version of unknown size'}`,
    cause,
  })
