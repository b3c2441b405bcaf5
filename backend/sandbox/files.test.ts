import { describe, expect, test } from 'vitest'
import { PDFDocument } from '@cantoo/pdf-lib'
import { unzipSync } from 'fflate'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { awkward } from './awkward/awkward.ts'
import { publisher } from './publisher.ts'
import type { WorldContent } from './world.ts'

const world = publisher(1, { today: '2026-11-21' })
const again = publisher(1, { today: '2026-11-21' })

const contentOf = (key: string, of = world): WorldContent => {
  const content = of.items.find((item) => item.key === key)?.versions.at(-1)?.content
  if (!content) throw new Error(`no item ${key}`)
  return content
}
const bytesOf = (key: string, of = world): Promise<Buffer> => contentOf(key, of).bytes()

/** One item of each kind, of the show title and of a title with accents. */
const kinds: [key: string, mediaType: string][] = [
  ['otmm-50042-front-cover', 'image/jpeg'],
  ['otmm-50042-spine', 'image/jpeg'],
  ['otmm-50042-illustration-1', 'image/jpeg'],
  ['otmm-50042-portrait', 'image/png'],
  ['otmm-50042-full-cover', 'application/pdf'],
  ['otmm-50042-interior-pdf', 'application/pdf'],
  ['core-dam-50042-epub', 'application/epub+zip'],
  ['core-dam-50042-banner', 'image/jpeg'],
  ['core-dam-50042-press-image', 'image/jpeg'],
  ['core-dam-50042-sample', 'application/pdf'],
  ['vip-50042-press-kit', 'application/pdf'],
  ['vip-50042-social', 'image/jpeg'],
  ['iconik-50042-audio-sample', 'audio/wav'],
  ['iconik-50042-trailer', 'video/mp4'],
  [
    'iconik-50042-audio-script',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['content-server-50042-agreement', 'application/pdf'],
  ['content-server-50002-royalty-1', 'application/pdf'],
  ['otmm-50017-interior-pdf', 'application/pdf'],
  [awkward.tiffWithJpeg, 'image/tiff'],
]

describe('files of the sandbox', () => {
  test.each(kinds)('%s is %s, the same every time', async (key, mediaType) => {
    const content = contentOf(key)
    const bytes = await content.bytes()
    expect(content.mediaType).toBe(mediaType)
    expect((await fileTypeFromBuffer(bytes))?.mime).toBe(mediaType)
    expect(bytes.equals(await bytesOf(key, again))).toBe(true)
    expect(await content.bytes()).toBe(bytes)
  })

  test('pictures have the size that is known before they are made', async () => {
    for (const [key, mediaType] of kinds) {
      const content = contentOf(key)
      if (!mediaType.startsWith('image/')) continue
      const { width, height } = await sharp(await content.bytes()).metadata()
      expect({ key, width, height }).toEqual({ key, width: content.width, height: content.height })
    }
  })

  test('thumbnails are small JPEGs of the same shape', async () => {
    const shown = world.items.filter((item) => item.workIds.includes(50_042))
    for (const version of shown.flatMap((item) => item.versions.slice(-1))) {
      if (!version.thumbnail) continue
      const bytes = await version.thumbnail.bytes()
      expect(bytes.length).toBeLessThanOrEqual(20_000)
      expect((await fileTypeFromBuffer(bytes))?.mime).toBe('image/jpeg')
    }
  })

  test('each version of a cover is another picture', async () => {
    const cover = world.items.find((item) => item.key === awkward.superseded)
    const made = await Promise.all(
      (cover?.versions ?? []).map(async ({ content }) =>
        (await content.bytes()).toString('base64'),
      ),
    )
    expect(new Set(made).size).toBe(3)
  })

  test('a JPEG rendition is a JPEG even of a TIFF or PNG master', async () => {
    for (const key of [awkward.tiffWithJpeg, awkward.pngWithJpeg]) {
      const jpeg = world.items.find((item) => item.key === key)?.versions.at(-1)?.jpeg
      expect((await fileTypeFromBuffer((await jpeg?.bytes()) ?? Buffer.alloc(0)))?.ext).toBe('jpg')
    }
  })
})

describe('files that surprise', () => {
  test('cover_final.jpg is a PNG in one place and plain text in another', async () => {
    expect(contentOf(awkward.pngNamedJpeg)).toMatchObject({
      fileName: 'cover_final.jpg',
      mediaType: 'image/jpeg',
    })
    expect((await fileTypeFromBuffer(await bytesOf(awkward.pngNamedJpeg)))?.ext).toBe('png')
    expect(contentOf(awkward.textNamedJpeg).mediaType).toBe('image/jpeg')
    expect(await fileTypeFromBuffer(await bytesOf(awkward.textNamedJpeg))).toBeUndefined()
  })

  test('one cover is CMYK, one is too small', async () => {
    expect(await sharp(await bytesOf(awkward.cmykJpeg)).metadata()).toMatchObject({
      format: 'jpeg',
      space: 'cmyk',
    })
    expect(await sharp(await bytesOf(awkward.tooSmall)).metadata()).toMatchObject({
      width: 300,
      height: 450,
    })
  })
})

describe('documents', () => {
  test('an interior has the trim of a B format paperback and real pages', async () => {
    const pdf = await PDFDocument.load(await bytesOf('otmm-50042-interior-pdf'))
    expect(pdf.getPageCount()).toBeGreaterThan(8)
    const { width, height } = pdf.getPage(5).getTrimBox()
    expect([width, height].map((points) => Math.round((points / 72) * 25.4))).toEqual([129, 198])
    expect(pdf.getTitle()).toBe('The Salt Almanac')
  })

  test('an EPUB begins with its stored mimetype and names its package, cover and chapters', async () => {
    const bytes = await bytesOf('core-dam-50042-epub')
    expect(bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip')
    const files = unzipSync(bytes)
    const read = (name: string): string => Buffer.from(files[name] ?? []).toString('utf8')
    expect(read('META-INF/container.xml')).toContain('full-path="EPUB/package.opf"')
    const manifest = [...read('EPUB/package.opf').matchAll(/href="([^"]+)"/g)].map(
      (match) => match[1],
    )
    expect(manifest).toHaveLength(7)
    expect(manifest.filter((name) => !files[`EPUB/${name}`]?.length)).toEqual([])
    expect(read('EPUB/package.opf')).toContain('urn:isbn:9781402894633')
  })

  test('an audio sample lasts as long as it says', async () => {
    const bytes = await bytesOf('iconik-50042-audio-sample')
    expect((bytes.length - 44) / bytes.readUInt32LE(28)).toBe(20)
    expect(contentOf('iconik-50042-audio-sample').durationSeconds).toBe(20)
  })
})
