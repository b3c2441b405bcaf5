import { Readable } from 'node:stream'
import { SystemFailure, type FailureKind } from '#shared/domain/failure.ts'
import { skipBytes } from '#backend/systems/ranged-content.ts'
import type { Outbound, OutboundAnswer } from '../outbound.ts'
import type { CallContext, Content } from '../port.ts'

/** Where bytes lie now, or null when iconik has no address for them. */
export type FindAddress = (fresh: boolean) => Promise<string | null>

/**
 * Opens bytes at a storage by a signed address. The address is used at once, without our credentials
 * (inferred: the storage is somebody else's), and is neither kept nor named in a message.
 */
export async function openSigned(
  { storage, origins }: { storage: Outbound; origins: string[] },
  operation: string,
  find: FindAddress,
  offset: number,
  context: CallContext,
): Promise<Content | null> {
  // iconik keeps addresses for a while, and how long one lives is unknown: a refused one is asked for anew.
  for (const fresh of [false, true]) {
    const url = await find(fresh)
    if (url === null) return null
    const { origin } = new URL(url)
    if (!origins.includes(origin))
      throw failure(
        'unavailable',
        operation,
        `the file lies on ${origin}, which is not among the configured contentOrigins`,
      )
    const answer = await storage.request({
      operation,
      method: 'GET',
      url,
      headers: offset > 0 ? { range: `bytes=${offset}-` } : {},
      signal: context.signal,
    })
    const content = await contentOf(answer, offset)
    if (content) return content
    answer.stream.on('error', () => {}).destroy()
    if (fresh || ![400, 401, 403].includes(answer.status)) throw refused(operation, answer.status)
  }
  return null
}

async function contentOf(answer: OutboundAnswer, offset: number): Promise<Content | null> {
  const about = {
    mediaType: answer.header('content-type') ?? 'application/octet-stream',
    offset,
    etag: answer.header('etag'),
  }
  const start = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1]
  if (answer.status === 206 && Number(start) === offset)
    return { ...about, stream: answer.stream, bytes: answer.bytes }
  if (answer.status === 200) {
    const bytes = answer.bytes === null ? null : Math.max(0, answer.bytes - offset)
    return { ...about, stream: skipBytes(answer.stream, offset), bytes }
  }
  if (answer.status === 416 && offset > 0) {
    await answer.discard()
    return { ...about, stream: Readable.from([]), bytes: 0 }
  }
  return null
}

const refused = (operation: string, status: number): SystemFailure =>
  failure(
    status === 404 ? 'not-found' : status === 429 ? 'busy' : 'unavailable',
    operation,
    `the storage behind iconik did not give the file (status ${status})`,
  )

const failure = (kind: FailureKind, operation: string, message: string): SystemFailure =>
  new SystemFailure(kind, { system: 'iconik', operation, message })
