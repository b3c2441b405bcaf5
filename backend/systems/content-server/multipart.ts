import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

export interface UploadedFile {
  name: string
  mediaType: string
  bytes: number
  stream: Readable
}

/**
 * A form with one file, framed by hand: its length is known beforehand, so that a source that ends
 * early fails the request, and the file is never held in memory.
 */
export function multipart(
  fields: Record<string, string>,
  file: UploadedFile,
): { headers: Record<string, string>; body: Readable } {
  const boundary = `slipcase-${randomUUID()}`
  const part = (disposition: string, more = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n`
  const head = Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `${part(`name="${quoted(name)}"`)}${value}\r\n`)
      .join('') +
      part(
        `name="file"; filename="${quoted(file.name)}"`,
        `Content-Type: ${mediaTypeOf(file)}\r\n`,
      ),
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + file.bytes + tail.length),
    },
    body: Readable.from(framed(head, file.stream, tail), { objectMode: false }),
  }
}

async function* framed(head: Buffer, stream: Readable, tail: Buffer): AsyncGenerator<Buffer> {
  yield head
  yield* stream as AsyncIterable<Buffer>
  yield tail
}

/** What an asset system calls it comes from outside and must not become a line of the frame. */
const mediaTypeOf = ({ mediaType }: UploadedFile): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'

/** As browsers do (HTML standard, multipart/form-data encoding). */
const quoted = (text: string): string =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
