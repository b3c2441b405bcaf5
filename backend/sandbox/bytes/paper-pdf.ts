import { rgb } from '@cantoo/pdf-lib'
import { finished, mm, newPdf, standardText, wrapped } from './pdf-pages.ts'

/** One A4 document: a heading, facts as pairs, then numbered clauses or plain paragraphs. */
export interface Paper {
  heading: string
  author: string
  facts: [string, string][]
  paragraphs: string[]
  numbered: boolean
  signatories: string[]
}

const a4 = { width: mm(210), height: mm(297) }
const side = mm(24)

export async function paperPdf(paper: Paper): Promise<Buffer> {
  const { pdf, fonts } = await newPdf(paper.heading, paper.author)
  let page = pdf.addPage([a4.width, a4.height])
  let y = a4.height - mm(28)
  const room = (height: number): void => {
    if (y - height > mm(24)) return
    page = pdf.addPage([a4.width, a4.height])
    y = a4.height - mm(28)
  }
  const write = (text: string, x: number, size: number, font = fonts.text): void => {
    page.drawText(standardText(text), { x, y, size, font, color: rgb(0.1, 0.1, 0.12) })
  }

  for (const line of wrapped(paper.heading, fonts.bold, 19, a4.width - side * 2)) {
    write(line, side, 19, fonts.bold)
    y -= 24
  }
  y -= 8
  for (const [name, value] of paper.facts) {
    const lines = wrapped(value, fonts.text, 10.5, a4.width - side * 2 - mm(42))
    room(lines.length * 14)
    write(name, side, 10.5, fonts.bold)
    for (const line of lines) {
      write(line, side + mm(42), 10.5)
      y -= 14
    }
    y -= 2
  }
  y -= 12
  for (const [index, text] of paper.paragraphs.entries()) {
    const lines = wrapped(text, fonts.text, 10.5, a4.width - side * 2 - mm(9))
    room(lines.length * 14)
    if (paper.numbered) write(`${index + 1}.`, side, 10.5, fonts.bold)
    for (const line of lines) {
      write(line, side + (paper.numbered ? mm(9) : 0), 10.5)
      y -= 14
    }
    y -= 7
  }
  if (paper.signatories.length > 0) room(mm(40))
  y -= mm(22)
  paper.signatories.forEach((name, index) => {
    const x = side + index * mm(85)
    page.drawLine({ start: { x, y: y + 14 }, end: { x: x + mm(68), y: y + 14 }, thickness: 0.6 })
    write(name, x, 9.5, fonts.italic)
  })
  return finished(pdf)
}
