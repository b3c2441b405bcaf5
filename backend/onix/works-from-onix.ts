import type { WorldProduct, WorldWork } from '#backend/sandbox/world.ts'
import { formatOf } from '#shared/domain/title.ts'
import type { OnixProduct } from './product.ts'
import { salesOf } from './sales.ts'

const firstWorkId = 50_001
const firstProductId = 700_001

/**
 * Groups products into works: by the identifier of the work they manifest, else by title and first
 * contributor. A record sent again replaces the earlier one, one withdrawn is left out.
 */
export function worksFromOnix(products: Iterable<OnixProduct>): WorldWork[] {
  const current = new Map<string, OnixProduct>()
  for (const product of products) {
    current.delete(product.reference)
    if (product.notification !== '05') current.set(product.reference, product)
  }
  const groups = new Map<string, OnixProduct[]>()
  for (const product of current.values()) {
    const key = product.workKeys[0] ?? byTitle(product)
    groups.set(key, [...(groups.get(key) ?? []), product])
  }
  const numbers = numbering()
  let productId = firstProductId
  return [...groups.values()].flatMap((editions, index) => {
    const [first] = editions
    if (!first) return []
    return {
      id: firstWorkId + index,
      title: first.title || first.reference,
      subtitle: first.subtitle,
      reference: first.workKeys[0]?.replace(/^\d+:/, '') ?? first.reference,
      imprint: numbers('imprint', first.imprint ?? first.publisher ?? 'No imprint stated', 3),
      contributors: first.contributors.map((person) => ({
        ...numbers('person', person.name, 801),
        roleCode: person.role,
      })),
      stage: editions.some((edition) => edition.status === '04') ? 'Published' : 'In production',
      season: seasonOf(first.publicationDate),
      products: editions.map((edition) => productFrom(edition, productId++)),
      resources: [],
    }
  })
}

const byTitle = (product: OnixProduct): string =>
  JSON.stringify(
    [product.title || product.reference, product.contributors[0]?.name ?? ''].map((text) =>
      text.normalize('NFKC').toLowerCase(),
    ),
  )

/** Gives each name of a kind one number. */
function numbering() {
  const known = new Map<string, number>()
  const counts = new Map<string, number>()
  return (kind: string, name: string, first: number): { id: number; name: string } => {
    const key = `${kind} ${name}`
    const next = counts.get(kind) ?? first
    const id = known.get(key) ?? next
    if (!known.has(key)) counts.set(kind, next + 1)
    known.set(key, id)
    return { id, name }
  }
}

const editionNames = {
  hardback: 'Hardback',
  paperback: 'Paperback',
  ebook: 'Ebook',
  audio: 'Audiobook',
  other: 'Edition',
} as const

function productFrom(product: OnixProduct, id: number): WorldProduct {
  // ONIX 3 has E codes for digital books where ONIX 2.1, which Consonance speaks, has DG.
  const form = /^E[A-D]$/.test(product.form ?? '') ? 'DG' : (product.form ?? '')
  return {
    id,
    isbn: product.isbn,
    form,
    title: product.title || product.reference,
    edition: editionNames[formatOf(form)],
    status: product.status ?? '00',
    publicationDate: product.publicationDate,
    allowOnixExports: true,
    ...salesOf(product),
    salesText: null,
    pages: null,
    priceGbp: null,
  }
}

function seasonOf(date: string | null): string {
  if (date === null) return 'No season'
  const [year, month] = date.split('-')
  return `${Number(month) <= 6 ? 'Spring' : 'Autumn'} ${year}`
}
