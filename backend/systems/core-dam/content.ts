import { pipeline, type Readable, Transform } from 'node:stream'
import type { OutboundAnswer } from '#backend/systems/outbound.ts'
import type { Content } from '#backend/systems/port.ts'

/** The headers that ask for everything from `offset` on. */
export const rangeFrom = (offset: number): Record<string, string> =>
  offset > 0 ? { range: `bytes=${offset}-` } : {}

/**
 * The bytes of an answer from `offset` on. Whether the storage service honours ranges is not
 * documented: where it sends the whole file, what comes before the offset is read and dropped.
 */
export function contentOf(answer: OutboundAnswer, offset: number, mediaType: string): Content {
  const begins = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1]
  const from = answer.status === 206 ? Number(begins ?? offset) : 0
  const skipped = offset - from
  return {
    stream: skipped > 0 ? without(answer.stream, skipped) : answer.stream,
    bytes: answer.bytes === null ? null : Math.max(0, answer.bytes - skipped),
    mediaType: answer.header('content-type') ?? mediaType,
    offset,
    etag: answer.header('etag'),
  }
}

function without(stream: Readable, first: number): Readable {
  let left = first
  const rest = new Transform({
    transform(part: Buffer, _encoding, done) {
      const kept = part.subarray(left)
      left = Math.max(0, left - part.length)
      done(null, kept)
    },
  })
  // Ends, failures and a reader who leaves early pass in both directions.
  return pipeline(stream, rest, () => {})
}
