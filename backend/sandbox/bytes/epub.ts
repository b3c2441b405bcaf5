import { random, seedOf } from '../random.ts'
import type { BookText } from './interior-pdf.ts'
import { chapterNames, paragraphs } from './prose.ts'
import { xmlText, zipped } from './zip.ts'

/** A valid EPUB 3 with a cover, a title page, a navigation document and some chapters. */
export function epub(book: BookText, cover: Buffer, chapters = 3): Buffer {
  const title = xmlText(book.title)
  const identifier = book.isbn ? `urn:isbn:${book.isbn}` : `urn:x-sandbox:${book.seed}`
  const names = chapterNames.slice(0, chapters)
  const file = (index: number): string => `chapter-${index + 1}.xhtml`
  const page = (heading: string, body: string): string =>
    `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n` +
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">` +
    `<head><title>${heading}</title><link rel="stylesheet" type="text/css" href="book.css"/></head><body>${body}</body></html>`

  const opf =
    `<?xml version="1.0" encoding="utf-8"?>\n` +
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">` +
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">${identifier}</dc:identifier>` +
    `<dc:title>${title}</dc:title><dc:creator>${xmlText(book.author)}</dc:creator><dc:language>en</dc:language>` +
    `<dc:publisher>${xmlText(book.imprint)}</dc:publisher><meta property="dcterms:modified">2026-01-05T09:00:00Z</meta></metadata>` +
    `<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>` +
    `<item id="css" href="book.css" media-type="text/css"/>` +
    `<item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>` +
    `<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>` +
    names
      .map(
        (_, index) =>
          `<item id="c${index}" href="${file(index)}" media-type="application/xhtml+xml"/>`,
      )
      .join('') +
    `</manifest><spine><itemref idref="title"/>${names.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`

  const nav = page(
    title,
    `<nav epub:type="toc"><h1>Contents</h1><ol>${names.map((name, index) => `<li><a href="${file(index)}">${name}</a></li>`).join('')}</ol></nav>`,
  )
  const container =
    `<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">` +
    `<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

  return zipped(
    [
      ['mimetype', 'application/epub+zip'],
      ['META-INF/container.xml', container],
      ['EPUB/package.opf', opf],
      ['EPUB/nav.xhtml', nav],
      ['EPUB/book.css', 'body { font-family: serif; line-height: 1.5 } h1 { text-align: center }'],
      ['EPUB/cover.jpg', cover],
      ['EPUB/title.xhtml', page(title, `<h1>${title}</h1><p>${xmlText(book.author)}</p>`)],
      ...names.map((name, index): [string, string] => [
        `EPUB/${file(index)}`,
        page(
          name,
          `<section epub:type="chapter"><h1>${name}</h1>${paragraphs(
            random(seedOf('chapter', book.seed, index)),
            9,
          )
            .map((text) => `<p>${xmlText(text)}</p>`)
            .join('')}</section>`,
        ),
      ]),
    ],
    ['mimetype', 'EPUB/cover.jpg'],
  )
}
