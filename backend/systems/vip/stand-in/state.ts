import { randomBytes } from 'node:crypto'

export interface StoredSize {
  width: number
  height: number
  path: string
  mimeType: string
}

/** An attachment. WordPress keeps one file per attachment and no versions of it. */
export interface StoredMedia {
  id: number
  slug: string
  status: 'inherit' | 'private' | 'trash'
  title: string
  caption: string
  altText: string
  /** The post or package that it belongs to. */
  parent: number
  mimeType: string
  /** Of the file at `source_url`, below /wp-content/uploads/. */
  path: string
  width: number | null
  height: number | null
  seconds: number | null
  /** Name of the untouched upload when `path` is a scaled-down copy. */
  originalImage: string | null
  sizes: Record<string, StoredSize>
  dateGmt: string
  modifiedGmt: string
  meta: Record<string, unknown>
  territories: number[]
}

export interface StoredPackage {
  id: number
  title: string
  status: 'publish' | 'draft' | 'private' | 'future' | 'trash'
  modifiedGmt: string
  meta: Record<string, unknown>
  territories: number[]
}

export interface Term {
  id: number
  name: string
  slug: string
}

export interface StoredFile {
  mimeType: string
  bytes(): Promise<Buffer>
}

/** What the "site" holds. Tests read and change it through `running.state`. */
export interface VipState {
  media: Map<number, StoredMedia>
  packages: Map<number, StoredPackage>
  territories: Map<number, Term>
  /** By path below /wp-content/uploads/. Public, whatever the item's status says. */
  files: Map<string, StoredFile>
  /** Requests by operation, such as `GET /wp/v2/media`. */
  requests: Map<string, number>
  /** Media that our user may not read: counted in the totals, dropped from the rows. */
  unreadable: Set<number>
  switches: {
    /** What a wrong password gets: the answer for visitors (seen in 6.1.9), or a refusal at once. */
    wrongPassword: 'anonymous' | 'refused'
    /** Without it the meta fields and collection parameters are not registered. */
    plugin: boolean
    /** Off: only `?rest_route=` works. */
    prettyPermalinks: boolean
    /** The user's role. */
    role: 'editor' | 'author'
  }
  credentials: { username: string; applicationPassword: string }
  nextId(): number
}

export function emptyState(): VipState {
  let lastId = 40
  return {
    media: new Map(),
    packages: new Map(),
    territories: new Map(),
    files: new Map(),
    requests: new Map(),
    unreadable: new Set(),
    switches: {
      wrongPassword: 'anonymous',
      plugin: true,
      prettyPermalinks: true,
      role: 'editor',
    },
    credentials: { username: 'slipcase', applicationPassword: applicationPassword() },
    nextId: () => (lastId += 1),
  }
}

/** Twenty-four letters in groups of four, as WordPress shows them. */
const applicationPassword = (): string =>
  (randomBytes(12).toString('hex').match(/.{4}/g) ?? []).join(' ')

/** @example gmt(new Date(0)) // '1970-01-01T00:00:00', without a zone letter */
export const gmt = (at: Date): string => at.toISOString().slice(0, 19)
