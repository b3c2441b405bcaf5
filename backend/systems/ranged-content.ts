import { pipeline, type Readable, Transform } from 'node:stream'
import type { OutboundAnswer } from './outbound.ts'
import type { Content } from './port.ts'

/** The headers that ask for everything from `offset` on. */
export const rangeFrom = (offset: number): Record<string, string> =>
  offset > 0 ? { range: `bytes=${offset}-` } : {}

/**
 * The bytes of an answer from `offset` on, whether the server has honoured the range or not: where it
 * sends the whole file, what comes before the offset is read and dropped.
 */
export function contentFrom(answer: OutboundAnswer, offset: number, mediaType: string): Content {
  const begins = /^bytes (\d+)-/.exec(answer.header('content-range') ?? '')?.[1]
  const from = answer.status === 206 ? Number(begins ?? offset) : 0
  const skipped = offset - from
  return {
    stream: skipBytes(answer.stream, skipped),
    bytes: answer.bytes === null ? null : Math.max(0, answer.bytes - skipped),
    mediaType,
    offset,
    etag: answer.header('etag'),
  }
}

/** The stream without its first bytes, for a server that does not answer ranges. */
export function skipBytes(stream: Readable, first: number): Readable {
  if (first <= 0) return stream
  let left = first
  const rest = new Transform({
    transform(part: Buffer, _encoding, done) {
      const kept = part.subarray(left)
      left = Math.max(0, left - part.length)
      done(null, kept.length > 0 ? kept : undefined)
    },
  })
  // Ends, failures and a reader who leaves early pass in both directions.
  return pipeline(stream, rest, () => {})
}
