import { ApiError, nameTaken, noNode } from './api-error.ts'
import type { StoredContent } from './content.ts'
import type { AttributeDefinition, RecordClass } from './default-mapping.ts'

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

export interface StoredUser {
  id: number
  name: string
  password: string
}

/** Switches for habits that differ between installations. */
export interface Settings {
  /** The workspace type makes up the name, whatever was asked for. */
  generatedNames: boolean
  repeatLastPage: boolean
  /** Until something that was written shows in search. */
  indexDelayMs: number
  defaultPage: number
  largestPage: number
  staleRecordTokenStatus: 400 | 409 | 500
  heldText: string
}

export const isContainer = (node: StoredNode): boolean =>
  [0, 136, 141, 550, 551, 751, 848, 862].includes(node.type)

/**
 * What the server holds. Tests read and change it to see what a client really did and to play the
 * other hands that work on the same documents.
 */
export class ServerState {
  readonly nodes = new Map<number, StoredNode>()
  readonly users = new Map<number, StoredUser>()
  readonly holds = new Map<number, { id: number; name: string }>()
  readonly recordClasses = new Map<number, RecordClass>()
  readonly categories = new Map<number, { name: string; attributes: AttributeDefinition[] }>()
  /** Requests by operation, such as `GET /v2/nodes/:id`. */
  readonly requests = new Map<string, number>()
  readonly settings: Settings = {
    generatedNames: false,
    repeatLastPage: true,
    indexDelayMs: 0,
    defaultPage: 25,
    largestPage: 100,
    staleRecordTokenStatus: 409,
    heldText: 'This item is under Records Management control and cannot be changed.',
  }
  readonly #now: () => Date
  #lastId = 20_000
  #lastFileNumber = 0

  constructor(now: () => Date) {
    this.#now = now
  }

  nextId(): number {
    return (this.#lastId += 1)
  }

  nextFileNumber(prefix: string): string {
    return `${prefix}-${String((this.#lastFileNumber += 1)).padStart(6, '0')}`
  }

  instant(): string {
    return this.#now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z')
  }

  /** A node with defaults, put in its place. Refuses a name that its parent has already. */
  add(given: Pick<StoredNode, 'name' | 'type' | 'parentId'> & Partial<StoredNode>): StoredNode {
    const at = this.instant()
    if (given.name.length > 248 || given.name.includes(':') || given.name === '')
      throw new ApiError(500, 'The name is not valid.')
    if (this.childNamed(given.parentId, given.name)) throw nameTaken(given.name)
    const node: StoredNode = {
      id: this.nextId(),
      description: '',
      createdAt: at,
      modifiedAt: at,
      originalId: null,
      versions: [],
      categories: new Map(),
      categoryChanges: 0,
      record: null,
      recordChanges: 0,
      holds: [],
      finalized: false,
      hiddenFrom: new Set(),
      objects: [],
      ...given,
    }
    this.nodes.set(node.id, node)
    return node
  }

  childrenOf(parentId: number): StoredNode[] {
    return this.nodes
      .values()
      .filter((node) => node.parentId === parentId)
      .toArray()
  }

  /** Names are unique without regard to case. */
  childNamed(parentId: number, name: string): StoredNode | null {
    const wanted = name.toLowerCase()
    const has = (node: StoredNode) =>
      node.parentId === parentId && node.name.toLowerCase() === wanted
    return this.nodes.values().find(has) ?? null
  }

  /** Volumes and workspaces also answer to their negative twin. */
  visible(id: number, user: StoredUser): StoredNode {
    const node = this.nodes.get(Math.abs(id))
    if (!node || !this.canSee(node, user)) throw noNode(id)
    return node
  }

  canSee(node: StoredNode, user: StoredUser): boolean {
    return ![node, ...this.ancestors(node)].some((above) => above.hiddenFrom.has(user.id))
  }

  ancestors(node: StoredNode): StoredNode[] {
    const parent = this.nodes.get(node.parentId)
    return parent ? [parent, ...this.ancestors(parent)] : []
  }

  /** Refuses changes to what is under a hold or finalized. */
  requireChangeable(node: StoredNode): void {
    if (node.holds.length > 0 || node.finalized) throw new ApiError(500, this.settings.heldText)
  }

  touch(node: StoredNode): void {
    node.modifiedAt = this.instant()
  }

  /** Adds a version as somebody else would. */
  addVersion(
    node: StoredNode,
    version: Pick<StoredVersion, 'fileName' | 'mediaType' | 'content'> & Partial<StoredVersion>,
  ): StoredVersion {
    const added: StoredVersion = {
      number: (node.versions.at(-1)?.number ?? 0) + 1,
      id: this.nextId(),
      description: '',
      createdAt: this.instant(),
      ...version,
    }
    node.versions.push(added)
    this.touch(node)
    return added
  }

  /** The workspaces of a business object. */
  workspacesOf(externalSystem: string, type: string, id: string): StoredNode[] {
    return this.nodes
      .values()
      .filter(({ objects }) =>
        objects.some(
          (object) =>
            object.externalSystem === externalSystem && object.type === type && object.id === id,
        ),
      )
      .toArray()
  }
}
