import { pipeline, Transform, type Readable } from 'node:stream'

/** The stream without its first bytes, for a storage that does not answer ranges. */
export function skip(stream: Readable, bytes: number): Readable {
  let left = bytes
  const rest = new Transform({
    transform(part: Buffer, _encoding, pass) {
      const kept = part.subarray(left)
      left = Math.max(0, left - part.length)
      pass(null, kept.length > 0 ? kept : undefined)
    },
  })
  // A failure on either side ends both; the reader of `rest` sees it there.
  return pipeline(stream, rest, () => {})
}
