import type { EditionView } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'

export interface EditionLabel {
  productId: number
  /** Two letters, with a number where a title has several editions of one format. */
  short: string
  /** The edition's own name, or its format. */
  name: string
}

/** @example two paperbacks are "PB 1" and "PB 2" */
export function editionLabels(editions: EditionView[]): Map<number, EditionLabel> {
  const labels = new Map<number, EditionLabel>()
  for (const edition of editions) {
    const same = editions.filter((other) => other.format === edition.format)
    const { name, short } = words.formatNames[edition.format]
    labels.set(edition.productId, {
      productId: edition.productId,
      short: same.length === 1 ? short : `${short} ${same.indexOf(edition) + 1}`,
      name: edition.edition ?? (same.length === 1 ? name : (edition.isbnShown ?? name)),
    })
  }
  return labels
}
