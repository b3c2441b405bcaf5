import type { Day } from './day.ts'
import type { Agreement, Licence } from '../rights/evidence.ts'
import type { DocumentClass, Role } from './role.ts'

/**
 * Names one version of an asset or document in a connected system. All three parts are kept exactly
 * as the system gave them: never trimmed, re-cased or parsed.
 *
 * `id` is the key that stays the same across versions (OTMM: original_asset_id); `version` names the
 * version (OTMM: the version's own asset_id; Content Server: the version number).
 */
export interface ItemRef {
  system: string
  id: string
  version: string
}

/** One string per item version, usable as a map key. @example itemKey({system:'otmm',id:'a',version:'b'}) */
export const itemKey = (ref: ItemRef): string => JSON.stringify([ref.system, ref.id, ref.version])

export const sameItem = (a: ItemRef, b: ItemRef): boolean => itemKey(a) === itemKey(b)

export type ApprovalState = 'approved' | 'rejected' | 'in-review' | 'not-approved' | 'unknown'

/** Approval belongs to a version. A status word that no mapping knows is `unknown`, never approved. */
export interface Approval {
  state: ApprovalState
  /** The other system's own word, shown as it is. */
  said: string | null
  by: string | null
  on: Day | null
}

/** What Content Server says of a filed document. */
export interface RecordFacts {
  number: string | null
  classification: string | null
  status: string | null
  /** ISO date or the system's own words; null when nothing is set. */
  retention: string | null
  onHold: boolean
  sha256: string | null
}

/** An asset or document as last read from its system. */
export interface Item {
  ref: ItemRef
  /** What people call it there; not unique. */
  name: string
  fileName: string
  role: Role
  documentClass: DocumentClass
  /** As the system states it; what the bytes really are is checked before use. */
  mediaType: string
  bytes: number | null
  width: number | null
  height: number | null
  durationSeconds: number | null
  /** 13-digit ISBNs that the system carries for this item. */
  isbns: string[]
  /** Consonance work ids that the system carries for this item. */
  workIds: number[]
  versionLabel: string
  /** Is this the newest version the system has? null when it does not say. */
  isLatest: boolean | null
  approval: Approval
  /** Usage rights read from mapped fields. Empty means: nothing is recorded, which is never permission. */
  licences: Licence[]
  /** Terms of an agreement, where the item is one and its fields are mapped. */
  agreement: Agreement | null
  /** Names of mapped rights fields whose value could not be understood. Each keeps the item from being cleared. */
  unreadableRights: string[]
  creditLine: string | null
  altText: string | null
  record: RecordFacts | null
  hasThumbnail: boolean
  /** Can be used only after the system makes the bytes available (archived media). */
  availability: 'ready' | 'archived' | 'unknown'
  modifiedAt: string | null
  /** Page in the other system where a person can see it. */
  webUrl: string | null
}
