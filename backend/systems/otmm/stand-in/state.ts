import type { WorldContent } from '#backend/sandbox/world.ts'
import type { Accounts } from './accounts.ts'

export const basePath = '/otmmapi/v6'

/** Field or column id → cells; a field has one cell, `null` is an empty one. */
export type Values = Map<string, (string | null)[]>

/** One version; every version is an asset of its own. */
export interface StandInAsset {
  assetId: string
  originalId: string
  version: number
  latest: boolean
  name: string
  content: WorldContent
  thumbnail: WorldContent | null
  preview: WorldContent | null
  values: Values
  folderIds: string[]
  /** Login name of whoever holds the metadata lock. */
  lockedBy: string | null
  checkedOutBy: string | null
  deleted: boolean
  contentState: 'NORMAL' | 'SEL_DEL' | 'DELETED'
  /** The service account may not see it: 404, and not found by searching. */
  hidden: boolean
  importedAt: string
  updatedAt: string
  /** What the index still says of it, until the given time. */
  indexed: { values: Values; until: number } | null
}

export interface StandInFolder {
  id: string
  name: string
  parentId: string | null
  values: Values
}

/** How this server is set up; each names a habit that differs between sites. */
export interface Switches {
  /** Tomcat from 8.5 on refuses raw brackets and braces in an address. */
  refuseRawBrackets: boolean
  /** Lists of one come as the bare object. */
  singleListsAsObjects: boolean
  /** Lists carry system properties only, whatever is asked. */
  listsWithoutMetadata: boolean
  requireRequestedBy: boolean
  /** Two nodes behind a balancer: without its cookie the session is not found. */
  stickyBalancer: boolean
  /** An ended sign-in is told as OTDS does: 400 with status 1034. */
  expiryAs1034: boolean
  indexDelayMs: number
  /** Most rows of one answer, whatever is asked. */
  mostRows: number
}

/** What the "system" holds. Tests and the sandbox may read and change all of it while it runs. */
export interface OtmmState {
  assets: StandInAsset[]
  folders: StandInFolder[]
  accounts: Accounts
  switches: Switches
  /** Requests so far, by operation, such as `search` or `sign-in`. */
  requests: Record<string, number>
  now: () => Date
}

export const createSwitches = (): Switches => ({
  refuseRawBrackets: true,
  singleListsAsObjects: false,
  listsWithoutMetadata: false,
  requireRequestedBy: true,
  stickyBalancer: false,
  expiryAs1034: false,
  indexDelayMs: 0,
  mostRows: 200,
})

/** Null also for what the caller may not see: OTMM does not tell the two apart. */
export const visibleAsset = (state: OtmmState, id: string): StandInAsset | null =>
  state.assets.find((asset) => asset.assetId === id && !asset.hidden) ?? null

/** The values a search sees. */
export const indexedValues = (asset: StandInAsset, state: OtmmState): Values =>
  asset.indexed && state.now().getTime() < asset.indexed.until ? asset.indexed.values : asset.values
