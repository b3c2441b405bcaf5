import { gzipSync } from 'node:zlib'

/** Bytes of a file as a server would send it, packed as tightly as gzip can. */
export const packedBytes = (content: string | Uint8Array): number =>
  gzipSync(content, { level: 9 }).length
