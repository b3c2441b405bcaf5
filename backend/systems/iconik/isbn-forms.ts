// By name, plain Node finds only some functions of this CommonJS module; `parse` is one of them.
import { parse } from 'isbn3'

/** Thirteen digits out of any written form; null when it is no ISBN. */
export function isbn13Of(written: string): string | null {
  const digits = written.replace(/[\s-]/g, '')
  return /^97[89]\d{10}$/.test(digits) ? digits : (parse(digits)?.isbn13 ?? null)
}

/** The forms in which a customer may have written an ISBN; a search on codes finds only equal text. */
export function isbnForms(isbn: string): string[] {
  const parsed = parse(isbn)
  return [isbn, parsed?.isbn13h, parsed?.isbn10, parsed?.isbn10h].filter(
    (form) => form !== undefined,
  )
}
