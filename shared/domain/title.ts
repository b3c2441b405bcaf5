import type { Day } from './day.ts'

/** How an edition reaches its reader; derived from the ONIX product form. */
export type Format = 'hardback' | 'paperback' | 'ebook' | 'audio' | 'other'

/** A product in Consonance: one thing that is sold. The page calls it an edition. */
export interface Product {
  id: number
  workId: number
  title: string
  /** 13 digits, or null: a product has at most one ISBN. */
  isbn: string | null
  /** ISBN with hyphens, for people. */
  isbnShown: string | null
  /** ONIX 2.1 product form, such as BB, BC, DG; null when not stated. */
  form: string | null
  format: Format
  /** The customer's own edition name, such as "B format paperback". */
  edition: string | null
  /** ONIX list 64, two digits; null when not stated. */
  publishingStatus: string | null
  publicationDate: Day | null
  /** True when the product goes out in ONIX: what is attached to it then reaches the supply chain. */
  allowOnixExports: boolean | null
  sales: SalesStatement
}

/** What Consonance says about where a product is sold. Null means the field could not be read. */
export interface SalesStatement {
  worldwide: boolean | null
  forSale: string[] | null
  notForSale: string[] | null
  /** Free text: displayed, never parsed into a permit. */
  description: string | null
}

/** A supporting resource of a work: an image that Consonance holds, linked to some of its products. */
export interface SupportingResource {
  id: number
  role: string | null
  status: string | null
  productIds: number[]
  url: string | null
  fileName: string | null
  caption: string | null
  copyright: string | null
  requiredCredit: string | null
  processing: boolean
  width: number | null
  height: number | null
  bytes: number | null
  createdAt: string | null
}

/** A work with its products, as read from Consonance. */
export interface Title {
  workId: number
  title: string
  subtitle: string | null
  /** The customer's own reference of the work. */
  reference: string | null
  imprint: string | null
  contributors: string | null
  stage: string | null
  season: string | null
  products: Product[]
  resources: SupportingResource[]
}

const formats: Record<string, Format> = {
  BB: 'hardback',
  BC: 'paperback',
  DG: 'ebook',
  EA: 'ebook',
  ED: 'ebook',
  AJ: 'audio',
  AN: 'audio',
  AC: 'audio',
}

/** @example formatOf('BC') // 'paperback' */
export const formatOf = (form: string | null): Format => formats[form ?? ''] ?? 'other'

/** The keys by which asset systems may know a title. */
export interface TitleKeys {
  workId: number
  isbns: string[]
  reference: string | null
  title: string
}

export const titleKeys = (title: Title): TitleKeys => ({
  workId: title.workId,
  isbns: title.products.flatMap((product) => (product.isbn ? [product.isbn] : [])),
  reference: title.reference,
  title: title.title,
})
