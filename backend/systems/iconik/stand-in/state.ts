import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { WorldContent } from '#backend/sandbox/world.ts'

export interface HeldApproval {
  status: string
  requestedAt: string
  changedAt: string
  votes: { user: string | null; external: string | null; status: string; at: string }[]
}

export interface HeldVersion {
  id: string
  number: number
  status: string
  archiveStatus: string
  isOnline: boolean
  createdAt: string
  /** Field name → values. iconik keeps metadata per version. */
  metadata: Record<string, string[]>
  approval: HeldApproval | null
  /** Null: no file has been uploaded. */
  content: WorldContent | null
  fileStatus: string
  poster: WorldContent | null
}

export interface HeldAsset {
  id: string
  title: string
  status: 'ACTIVE' | 'DELETED'
  isBlocked: boolean
  externalId: string | null
  createdAt: string
  modifiedAt: string
  /** Oldest first. */
  versions: HeldVersion[]
  history: { id: string; type: string; description: string; at: string }[]
}

/** What the stand-in holds. Tests read and change it as people do in the real system. */
export interface IconikState {
  assets: Map<string, HeldAsset>
  /** Assets as the search index knows them while it lags; null when it is up to date. */
  lag: Map<string, HeldAsset> | null
  users: Map<string, { id: string; first_name: string; last_name: string; email: string }>
  me: string
  appId: string
  /** Changing it ends the client's sign-in. */
  token: string
  viewId: string
  /** Names of roles that the token's user lacks, such as can_read_files. */
  missingRoles: Set<string>
  /** Requests answered, by method and path with ids replaced: `GET assets/v1/assets/{id}`. */
  requests: Map<string, number>
  /** What RateLimit-Remaining says. */
  remaining: number
  /** While above zero, requests are answered 429 and counted down. */
  refuseNext: number
  /** Seconds said with a 429; null: none are said. */
  retryAfter: number | null
  /** Answers of approval requests are 202 with a job instead of 201. */
  inBackground: boolean
  searches: number
  /** Searches that the service would have kept in the person's history. */
  savedSearches: number
  /** Addresses signed, by lists and searches too. */
  signed: number
  storage: { lifetimeMs: number; ranges: boolean; method: 'GCS' | 'FILE'; requests: number }
}

/** The same name gives the same id in every run, in the form of a UUID. */
export function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`iconik:${name}`).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** iconik's way to write an instant: microseconds and an offset. */
export const written = (at: Date | string): string =>
  new Date(at).toISOString().replace('Z', '000+00:00')

export function emptyState(): IconikState {
  const me = uuidOf('user/slipcase')
  return {
    assets: new Map(),
    lag: null,
    users: new Map([
      [me, { id: me, first_name: 'Slipcase', last_name: '', email: 'slipcase@example.org' }],
    ]),
    me,
    appId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    viewId: uuidOf('view/publishing'),
    missingRoles: new Set(),
    requests: new Map(),
    remaining: 50,
    refuseNext: 0,
    retryAfter: null,
    inBackground: false,
    searches: 0,
    savedSearches: 0,
    signed: 0,
    storage: { lifetimeMs: 600_000, ranges: true, method: 'GCS', requests: 0 },
  }
}

/** Stops the index where it is, so that searches answer with what was; `state.lag = null` lets it catch up. */
export function freezeIndex(state: IconikState): void {
  state.lag = new Map(
    [...state.assets].map(([id, asset]) => [
      id,
      {
        ...asset,
        versions: asset.versions.map((version) => ({
          ...version,
          metadata: structuredClone(version.metadata),
        })),
      },
    ]),
  )
}

/** Without a promotion the version with the highest number is the latest. */
export const latest = (asset: HeldAsset): HeldVersion => asset.versions.at(-1)!

/** The version that a path names; without one the latest is meant. Null when there is none such. */
export function versionAt(
  state: IconikState,
  { id = '', version: wanted }: { id?: string | undefined; version?: string | undefined },
): { asset: HeldAsset; version: HeldVersion } | null {
  const asset = state.assets.get(id)
  if (!asset) return null
  const version = wanted ? asset.versions.find((held) => held.id === wanted) : latest(asset)
  return version ? { asset, version } : null
}
