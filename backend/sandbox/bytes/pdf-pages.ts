import { PDFDocument, type PDFFont, type PDFPage, StandardFonts, rgb } from '@cantoo/pdf-lib'

/** Millimetres in PDF points. */
export const mm = (length: number): number => (length * 72) / 25.4

/** A fixed day, so that equal input gives equal bytes. */
const made = new Date(Date.UTC(2026, 0, 5, 9))

export interface Fonts {
  text: PDFFont
  italic: PDFFont
  bold: PDFFont
}

export async function newPdf(
  title: string,
  author: string,
): Promise<{ pdf: PDFDocument; fonts: Fonts }> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  pdf.setAuthor(author)
  pdf.setProducer('Harbour Lane sandbox')
  pdf.setCreator('Harbour Lane sandbox')
  pdf.setCreationDate(made)
  pdf.setModificationDate(made)
  pdf.setLanguage('en')
  const [text, italic, bold] = await Promise.all(
    [StandardFonts.TimesRoman, StandardFonts.TimesRomanItalic, StandardFonts.TimesRomanBold].map(
      (font) => pdf.embedFont(font),
    ),
  )
  if (!text || !italic || !bold) throw new Error('a standard font is missing')
  return { pdf, fonts: { text, italic, bold } }
}

/** The standard fonts know Latin-1 only: other letters lose their marks, or become a question mark. */
export const standardText = (text: string): string =>
  Array.from(text.normalize('NFC'), (letter) =>
    isStandard(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''),
  )
    .map((letter) => (Array.from(letter).every(isStandard) ? letter : '?'))
    .join('')

const isStandard = (letter: string): boolean =>
  (letter >= ' ' && letter <= '~') ||
  (letter >= '\u00a1' && letter <= '\u00ff') ||
  '–—‘’“”…'.includes(letter)

export function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of standardText(text).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word
    if (line && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line ? [...lines, line] : lines
}

export function centred(page: PDFPage, text: string, font: PDFFont, size: number, y: number): void {
  const shown = standardText(text)
  page.drawText(shown, {
    x: (page.getWidth() - font.widthOfTextAtSize(shown, size)) / 2,
    y,
    size,
    font,
    color: rgb(0.1, 0.1, 0.12),
  })
}

export async function finished(pdf: PDFDocument): Promise<Buffer> {
  return Buffer.from(await pdf.save({ addDefaultPage: false }))
}
