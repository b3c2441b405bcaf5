import { PDFDocument } from '@cantoo/pdf-lib'
import { strToU8, zipSync } from 'fflate'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Content } from '#backend/systems/port.ts'
import { inspectFile } from './inspect.ts'

const content = (bytes: Uint8Array): Content => ({
  stream: Readable.from([Buffer.from(bytes)]),
  bytes: bytes.length,
  mediaType: 'application/octet-stream',
  offset: 0,
  etag: null,
})
const picture = (format: 'jpeg' | 'png' | 'tiff') =>
  sharp({ create: { width: 600, height: 900, channels: 3, background: '#224466' } })
    .toFormat(format)
    .toBuffer()
const epub = (files: Record<string, string>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level: 0 }]]),
    ),
  )
const container =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'

test('a picture tells its type, pixels and colour space, whatever it is called', async () => {
  const facts = await inspectFile(content(await picture('png')), 'cover_final.jpg')
  expect(facts).toMatchObject({
    mediaType: 'image/png',
    picture: { width: 600, height: 900, colourSpace: 'srgb' },
  })
})

test('a TIFF, whose directory may stand at its end, is read whole', async () => {
  expect((await inspectFile(content(await picture('tiff')), 'master.tif')).picture).toMatchObject({
    width: 600,
    height: 900,
  })
})

test('a CMYK picture says so', async () => {
  const cmyk = await sharp(await picture('jpeg'))
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  expect((await inspectFile(content(cmyk), 'press.jpg')).picture?.colourSpace).toBe('cmyk')
})

test('a PDF tells its pages and its page size in millimetres', async () => {
  const document = await PDFDocument.create()
  document.addPage([(129 / 25.4) * 72, (198 / 25.4) * 72])
  const { notices } = await inspectFile(content(await document.save()), 'interior.pdf')
  expect(notices).toEqual([
    {
      code: 'check-pdf',
      weight: 'fact',
      args: { file: 'interior.pdf', pages: 1, widthMm: 129, heightMm: 198 },
    },
  ])
})

test('a PDF that is cut off is refused', async () => {
  const document = await PDFDocument.create()
  document.addPage()
  const whole = await document.save()
  const { notices } = await inspectFile(content(whole.subarray(0, 40)), 'interior.pdf')
  expect(notices[0]).toMatchObject({ code: 'file-unreadable', weight: 'refusal' })
})

test('an EPUB is one when its container leads to a package document', async () => {
  const whole = epub({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': container,
    'OPS/book.opf':
      '<package xmlns:dc="x"><metadata><dc:title>Salt</dc:title></metadata></package>',
  })
  const facts = await inspectFile(content(whole), 'book.epub')
  expect(facts.mediaType).toBe('application/epub+zip')
  expect(facts.notices).toEqual([
    { code: 'check-epub', weight: 'fact', args: { file: 'book.epub', title: 'Salt' } },
  ])
})

test.each([
  ['without a container', { mimetype: 'application/epub+zip' }],
  [
    'whose package document is missing',
    { mimetype: 'application/epub+zip', 'META-INF/container.xml': container },
  ],
  ['that is any other zip file', { 'readme.txt': 'hello' }],
])('an EPUB %s is refused', async (_case, files) => {
  const { notices } = await inspectFile(content(epub(files)), 'book.epub')
  expect(notices[0]).toMatchObject({ code: 'epub-invalid', weight: 'refusal' })
})

test('an empty file is refused', async () => {
  expect((await inspectFile(content(Buffer.alloc(0)), 'x.pdf')).notices[0]?.code).toBe('file-empty')
})

test('plain text that is called a picture is text', async () => {
  expect(
    (await inspectFile(content(Buffer.from('this is not a picture\n')), 'cover.jpg')).mediaType,
  ).toBe('text/plain')
})
