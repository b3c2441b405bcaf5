import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib'
import type { Notice } from '#shared/domain/notice.ts'

const millimetres = (points: number): number => Math.round((points / 72) * 254) / 10

/** Can the PDF be read, how many pages has it, and how large is the first (trim box where it has one). */
export async function inspectPdf(bytes: Buffer, file: string): Promise<Notice> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    const page = document.getPage(0)
    const { width, height } = page.getTrimBox()
    return {
      code: 'check-pdf',
      weight: 'fact',
      args: {
        file,
        pages: document.getPageCount(),
        widthMm: millimetres(width),
        heightMm: millimetres(height),
      },
    }
  } catch (error) {
    if (error instanceof EncryptedPDFError)
      return { code: 'pdf-encrypted', weight: 'refusal', args: { file } }
    return { code: 'file-unreadable', weight: 'refusal', args: { file, found: 'application/pdf' } }
  }
}
