import { randomBytes } from 'node:crypto'

/** Bytes in the storage service. */
export interface StoredFile {
  id: string
  mimeType: string
  originalFileName: string
  bytes(): Promise<Buffer>
}

export interface StoredRendition {
  id: string
  name: string
  type: 'primary' | 'secondary'
  mimeType: string
  blobId: string
}

/** A file or folder of the metadata service. Each version of a file is an instance of its own. */
export interface StoredInstance {
  id: string
  name: string
  displayName: string
  category: 'file' | 'folder'
  type: string
  parentId: string | null
  linkedParents: string[]
  aclId: string
  createTime: string
  updateTime: string
  etag: number
  versionNo: number
  latest: boolean
  /** Joins the versions inside the stand-in; no answer shows it, as no public source names such a field. */
  series: string
  properties: Record<string, unknown>
  traits: Record<string, Record<string, Record<string, unknown>>>
  renditions: StoredRendition[]
  /** Milliseconds; the search index knows the instance from then on. */
  indexedAt: number
}

/** What the "tenant" holds. Tests read and change it through `running.state`. */
export interface CoreDamState {
  instances: Map<string, StoredInstance>
  files: Map<string, StoredFile>
  /** Access tokens and the time at which each ends. */
  tokens: Map<string, number>
  /** Requests by operation, such as `GET /cms/instances` or `POST /cms/ft-query`. */
  requests: Map<string, number>
  switches: {
    /** Of the metadata service; null switches the limit off. */
    requestsPerSecond: number | null
    /** What the token answer states. */
    tokenSeconds: number
    /** Links as `{ href }` or, as one client saw them, as relative strings. */
    links: 'objects' | 'strings'
    /** Does the storage service honour `Range`? Not documented. */
    ranges: boolean
    /** The largest page that is given, whatever is asked for. */
    mostItemsPerPage: number
    ftSearchEnabled: boolean
    indexDelayMs: number
    /** `total` is in the answer when asked for; off: never. */
    totals: boolean
  }
  credentials: { tenantId: string; clientId: string; clientSecret: string }
}

export const emptyState = (): CoreDamState => ({
  instances: new Map(),
  files: new Map(),
  tokens: new Map(),
  requests: new Map(),
  switches: {
    requestsPerSecond: 5,
    tokenSeconds: 3600,
    links: 'objects',
    ranges: false,
    mostItemsPerPage: 1000,
    ftSearchEnabled: true,
    indexDelayMs: 0,
    totals: true,
  },
  credentials: {
    tenantId: freshId(8),
    clientId: freshId(12),
    clientSecret: freshId(24),
  },
})

export const freshId = (bytes = 16): string => randomBytes(bytes).toString('hex')

export const countRequest = (state: CoreDamState, operation: string): void => {
  state.requests.set(operation, (state.requests.get(operation) ?? 0) + 1)
}
