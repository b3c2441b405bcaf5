import type { StoredContent } from './content.ts'

export interface StoredVersion {
  number: number
  id: number
  fileName: string
  mediaType: string
  description: string
  createdAt: string
  content: StoredContent
}

export interface StoredRecord {
  classId: number
  fileNumber: string
  status: string
  storage: string
  recordDate: string
}

export interface StoredNode {
  id: number
  /** Zero for the volumes. */
  parentId: number
  name: string
  type: number
  description: string
  createdAt: string
  modifiedAt: string
  originalId: number | null
  versions: StoredVersion[]
  /** Attribute values by key (`7100_2`), by category. */
  categories: Map<number, Record<string, unknown>>
  /** Counts changes; the edit-conflict tokens are made of it. */
  categoryChanges: number
  record: StoredRecord | null
  recordChanges: number
  holds: number[]
  finalized: boolean
  /** Users who may not see it and what lies below it. */
  hiddenFrom: Set<number>
  /** Business objects, for a workspace. */
  objects: { externalSystem: string; type: string; id: string }[]
}

export const isContainer = (node: StoredNode): boolean =>
  [0, 136, 141, 550, 551, 751, 848, 862].includes(node.type)
