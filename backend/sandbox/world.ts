import type { ApprovalState } from '#shared/domain/item.ts'
import type { DocumentClass, Role } from '#shared/domain/role.ts'

/**
 * The demonstration publisher, in neutral terms. Each stand-in seeds its own state from it and puts
 * the facts into that system's fields. Deterministic: the same seed gives the same world and bytes.
 */
export interface World {
  /** Consonance's customer account. */
  client: { id: number; name: string }
  /** Another customer's works, which must never be shown. */
  foreignWorks: WorldWork[]
  works: WorldWork[]
  items: WorldItem[]
}

export interface WorldWork {
  id: number
  title: string
  subtitle: string | null
  reference: string
  imprint: { id: number; name: string }
  contributors: { id: number; name: string; roleCode: string }[]
  stage: string
  season: string
  products: WorldProduct[]
  /** Covers that Consonance holds already. */
  resources: WorldResource[]
}

export interface WorldProduct {
  id: number
  isbn: string | null
  /** ONIX 2.1 product form: BB, BC, DG, AJ … */
  form: string
  title: string
  edition: string
  /** ONIX list 64. */
  status: string
  /** YYYY-MM-DD */
  publicationDate: string | null
  allowOnixExports: boolean
  worldwide: boolean
  forSale: string[]
  notForSale: string[]
  salesText: string | null
  pages: number | null
  priceGbp: string | null
}

export interface WorldResource {
  id: number
  role: Role
  productIds: number[]
  caption: string
  copyright: string
  requiredCredit: string | null
  createdAt: string
  content: WorldContent
}

/** Bytes made on first use and kept; the same every time. */
export interface WorldContent {
  fileName: string
  /** What the name and the sender say; for one awkward item it is not what the bytes are. */
  mediaType: string
  width: number | null
  height: number | null
  durationSeconds: number | null
  bytes(): Promise<Buffer>
}

export interface WorldItem {
  /** Stable name of the item in the world; stand-ins derive their own ids from it. */
  key: string
  system: 'otmm' | 'core-dam' | 'vip' | 'iconik' | 'content-server'
  name: string
  role: Role
  documentClass: DocumentClass
  /** Works whose ids the item carries; may be two, may be none. */
  workIds: number[]
  isbns: string[]
  /** Oldest first; the last is the newest. */
  versions: WorldVersion[]
  /** Null: no rights are recorded. */
  licence: WorldLicence | null
  /** Content Server only: agreement terms kept in a category. */
  agreement: WorldAgreement | null
  /** Content Server only: it is a record with this classification. */
  recordClass: string | null
  creditLine: string | null
  altText: string | null
}

export interface WorldVersion {
  number: number
  content: WorldContent
  /** A small picture for lists; null when the system would have none. */
  thumbnail: WorldContent | null
  /** The asset system's own JPEG rendition at full size; null when it has none. */
  jpeg: WorldContent | null
  approval: ApprovalState
  approvedBy: string | null
  /** ISO instant. */
  modifiedAt: string
}

export interface WorldLicence {
  status: 'cleared' | 'restricted' | 'denied'
  /** Country codes (ONIX list 91) or WORLD; null: not stated. */
  territories: string[] | null
  excluded: string[]
  /** YYYY-MM-DD, YYYY-MM (imprecise), 'perpetual', or null: the field is empty. */
  from: string | null
  until: string | null
  embargoUntil: string | null
  /** Formats it covers; null: not stated. */
  formats: ('hardback' | 'paperback' | 'ebook' | 'audio')[] | null
  creditRequired: boolean
  /** Unmapped words in a territory field, such as "UK & Commonwealth (ex Canada)". */
  freeText: string | null
}

export interface WorldAgreement {
  direction: 'in' | 'out'
  status: 'draft' | 'pending' | 'active' | 'inactive'
  parties: string[]
  territories: string[]
  excluded: string[]
  formats: ('hardback' | 'paperback' | 'ebook' | 'audio')[] | null
  languages: string[]
  exclusive: boolean
  start: string
  end: string | null
}
