import { type PDFPage, rgb } from '@cantoo/pdf-lib'
import { random, seedOf } from '../random.ts'
import { type Fonts, centred, finished, mm, newPdf, standardText, wrapped } from './pdf-pages.ts'
import { chapterNames, paragraphs } from './prose.ts'

export interface BookText {
  title: string
  author: string
  imprint: string
  isbn: string | null
  seed: number
}

/** B format, the usual trim of a British paperback. */
const trim = { width: mm(129), height: mm(198) }
const margin = { side: mm(17), top: mm(20), foot: mm(22) }
const size = 10.2
const lead = 13.4

/** A short interior: half title, title page, imprint page, contents and some chapters. */
export async function interiorPdf(book: BookText, chapters = 3): Promise<Buffer> {
  const { pdf, fonts } = await newPdf(book.title, book.author)
  const page = (): PDFPage => {
    const added = pdf.addPage([trim.width, trim.height])
    added.setTrimBox(0, 0, trim.width, trim.height)
    return added
  }
  const names = chapterNames.slice(0, chapters)
  centred(page(), book.title, fonts.italic, 13, trim.height * 0.68)
  titlePage(page(), book, fonts)
  imprintPage(page(), book, fonts)

  const contents = page()
  centred(contents, 'Contents', fonts.italic, 14, trim.height * 0.8)
  names.forEach((name, index) => {
    centred(contents, `${index + 1}  ${name}`, fonts.text, 11, trim.height * 0.7 - index * 20)
  })

  let folio = 1
  for (const [index, name] of names.entries()) {
    const text = paragraphs(random(seedOf('chapter', book.seed, index)), 9)
    for (const [order, lines] of pagesOf(text, fonts).entries()) {
      const current = page()
      const isOpening = order === 0
      if (isOpening) centred(current, name, fonts.italic, 15, trim.height * 0.78)
      else centred(current, book.title, fonts.italic, 8.5, trim.height - margin.top + 10)
      const top = isOpening ? trim.height * 0.68 : trim.height - margin.top - size
      lines.forEach((line, row) => {
        current.drawText(line, {
          x: margin.side,
          y: top - row * lead,
          size,
          font: fonts.text,
          color: rgb(0.1, 0.1, 0.12),
        })
      })
      centred(current, String(folio), fonts.text, 8.5, margin.foot * 0.55)
      folio += 1
    }
  }
  return finished(pdf)
}

/** Lines of each page; the first page of a chapter holds fewer. */
function pagesOf(text: string[], fonts: Fonts): string[][] {
  const lines = text.flatMap((part) =>
    wrapped(part, fonts.text, size, trim.width - margin.side * 2),
  )
  const most = Math.floor((trim.height - margin.top - margin.foot) / lead)
  const first = Math.floor((trim.height * 0.68 - margin.foot) / lead)
  const pages = [lines.slice(0, first)]
  for (let from = first; from < lines.length; from += most)
    pages.push(lines.slice(from, from + most))
  return pages
}

function titlePage(page: PDFPage, book: BookText, fonts: Fonts): void {
  wrapped(book.title, fonts.bold, 24, trim.width - margin.side * 2).forEach((line, row) => {
    centred(page, line, fonts.bold, 24, trim.height * 0.74 - row * 30)
  })
  centred(page, book.author, fonts.text, 14, trim.height * 0.5)
  centred(page, book.imprint, fonts.italic, 11, mm(20))
}

function imprintPage(page: PDFPage, book: BookText, fonts: Fonts): void {
  const lines = [
    `Published by ${book.imprint}, an imprint of Harbour Lane Publishing.`,
    `Text copyright © ${book.author}. The moral right of the author has been asserted.`,
    book.isbn ? `ISBN ${book.isbn}` : 'ISBN to be assigned',
    'Typeset and printed for demonstration. This is not a real book.',
  ].flatMap((line) => [...wrapped(line, fonts.text, 8.5, trim.width - margin.side * 2), ''])
  lines.forEach((line, row) => {
    page.drawText(standardText(line), {
      x: margin.side,
      y: mm(70) - row * 11,
      size: 8.5,
      font: fonts.text,
    })
  })
}
