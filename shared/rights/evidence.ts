import type { Day } from '../domain/day.ts'
import type { Approval, ItemRef } from '../domain/item.ts'
import type { Role } from '../domain/role.ts'
import type { Format, SalesStatement } from '../domain/title.ts'

/** Where a fact was read, so that an explanation can point at it. */
export interface Source {
  system: string
  recordId: string
  version: string | null
  field: string | null
  /** ISO instant of the reading. */
  fetchedAt: string
  link: string | null
}

/** A set of values, everything, or silence. `not-stated` is never read as `any`. */
export type Scope<T> = { kind: 'any' } | { kind: 'only'; values: T[] } | { kind: 'not-stated' }

/**
 * A bound in time. `open` only where the source says perpetual; an empty field is `not-stated`;
 * an imprecise date ("2026-05") is the interval of days it may mean.
 */
export type Bound =
  | { kind: 'day'; day: Day }
  | { kind: 'between'; first: Day; last: Day }
  | { kind: 'open' }
  | { kind: 'not-stated' }
  | { kind: 'unreadable'; text: string }

/**
 * Territories as a source states them: codes of ONIX lists 91 and 49, or WORLD. A token that is
 * neither stays in place: it can only take clearance away.
 */
export interface TerritoryStatement {
  included: string[]
  excluded: string[]
}

/** One permit or denial for an asset, from mapped fields of an asset system. */
export interface Licence {
  id: string
  source: Source
  effect: 'permit' | 'deny'
  territory: Scope<string> | { kind: 'stated'; statement: TerritoryStatement }
  formats: Scope<Format>
  channels: Scope<Channel>
  purposes: Scope<Purpose>
  start: Bound
  end: Bound
  /** Not to be used before this day, even inside the licence. */
  embargo: Bound
  /** Has the source declared that what it does not list is not granted? */
  exhaustive: boolean
  creditRequired: boolean
  /** Free text that no mapping understands; shown, and keeps the licence from being certain. */
  unresolved: string[]
}

/** Terms of an agreement that grants rights to us (`in`) or to somebody else (`out`). */
export interface Agreement {
  id: string
  source: Source
  direction: 'in' | 'out'
  status: 'draft' | 'pending' | 'active' | 'rejected' | 'inactive' | 'unknown'
  parties: string[]
  territory: TerritoryStatement | null
  formats: Scope<Format>
  languages: Scope<string>
  exclusive: boolean | null
  start: Bound
  end: Bound
  sellOffEnd: Bound
}

export const channels = [
  'online-retail',
  'retail',
  'library',
  'education',
  'subscription',
  'consumer-site',
  'press',
  'trade',
] as const
export type Channel = (typeof channels)[number]

export const purposes = ['supply-chain', 'promotion', 'distribution', 'press', 'internal'] as const
export type Purpose = (typeof purposes)[number]

/** How well a source could be read. Anything but `fresh` keeps its layer from clearing. */
export interface SourceHealth {
  system: string
  state: 'fresh' | 'stale' | 'unavailable' | 'incomplete'
  fetchedAt: string | null
  /** What it supplies: which layers stand or fall with it. */
  supplies: ('sales' | 'licence' | 'agreement' | 'approval')[]
}

/** A layer that the customer has declared to have no source for, by a named approver. Shown, never silent. */
export interface StandingWaiver {
  layer: Layer
  reason: string
  approver: string
  until: Day | null
}

export const layers = ['sales', 'lifecycle', 'licence', 'agreement', 'approval', 'health'] as const
export type Layer = (typeof layers)[number]

/** The edition's side of the evidence. */
export interface ProductEvidence {
  productId: number
  format: Format
  publishingStatus: string | null
  sales: SalesStatement
  /** Embargoes and other gates by ONIX list 163 role. */
  dates: { role: string; bound: Bound }[]
  source: Source
}

/** The item's side of the evidence. */
export interface ItemEvidence {
  ref: ItemRef
  role: Role
  approval: Approval
  isLatest: boolean | null
  licences: Licence[]
  unreadableRights: string[]
  creditLine: string | null
  source: Source
}

/** Everything a verdict rests on. Gathered by the backend, judged here without I/O or clock. */
export interface Evidence {
  product: ProductEvidence
  item: ItemEvidence
  agreements: Agreement[]
  health: SourceHealth[]
  waivers: StandingWaiver[]
}
