import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Notice } from '#shared/domain/notice.ts'

/** The parts that the container check reads; nothing else is unpacked. */
const container = 'META-INF/container.xml'
const mostPartBytes = 4 * 1024 * 1024

/** Is it an EPUB container: mimetype, container.xml, and the package document that it names (EPUB 3.3, OCF section 4). */
export function inspectEpub(bytes: Buffer, file: string): Notice {
  const invalid = (problem: string): Notice => ({
    code: 'epub-invalid',
    weight: 'refusal',
    args: { file, problem },
  })
  try {
    const first = unpack(bytes, ['mimetype', container])
    if (text(first['mimetype'])?.trim() !== 'application/epub+zip') return invalid('mimetype')
    const containerText = text(first[container])
    if (!containerText) return invalid(container)
    const packagePath = attributeOf(containerText, 'rootfile', 'full-path')
    if (!packagePath) return invalid('rootfile')
    const packageText = text(unpack(bytes, [packagePath])[packagePath])
    if (!packageText) return invalid(packagePath)
    return {
      code: 'check-epub',
      weight: 'fact',
      args: { file, title: textOf(packageText, 'dc:title') },
    }
  } catch {
    return invalid('zip')
  }
}

const unpack = (bytes: Buffer, names: string[]): Record<string, Uint8Array> =>
  unzipSync(bytes, {
    filter: (entry) => names.includes(entry.name) && entry.originalSize <= mostPartBytes,
  })

const text = (part: Uint8Array | undefined): string | null => (part ? strFromU8(part) : null)

function attributeOf(xml: string, element: string, attribute: string): string | null {
  let found: string | null = null
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => {
    if (tag.name === element) found ??= tag.attributes[attribute] || null
  })
  parser.write(xml).close()
  return found
}

function textOf(xml: string, element: string): string | null {
  let inside = false
  let found: string | null = null
  const parser = new SaxesParser()
  parser.on('opentag', (tag) => (inside = tag.name === element && found === null))
  parser.on('text', (value) => {
    if (inside) found = value.trim()
  })
  parser.on('closetag', () => (inside = false))
  parser.write(xml).close()
  return found
}
