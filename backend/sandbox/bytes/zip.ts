import { type Zippable, strToU8, zipSync } from 'fflate'

/** ZIP stores local time: built from local parts, it is the same in every zone. */
const made = new Date(2026, 0, 5, 9)

/** Files in the given order; those named in `stored` are not compressed. */
export function zipped(files: [string, string | Uint8Array][], stored: string[] = []): Buffer {
  const parts: Zippable = {}
  for (const [name, content] of files)
    parts[name] = [
      typeof content === 'string' ? strToU8(content) : content,
      { level: stored.includes(name) ? 0 : 6, mtime: made },
    ]
  return Buffer.from(zipSync(parts))
}

export const xmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
