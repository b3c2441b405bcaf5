import { ApiError, nameTaken, noNode } from './api-error.ts'
import type { AttributeDefinition, RecordClass } from './default-mapping.ts'
import type { StoredNode, StoredVersion } from './stored-node.ts'

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
  /** Ids and file numbers go on from here. */
  readonly last = { id: 20_000, fileNumber: 0 }
  /** Nodes that are not as the seed has them, those that are gone among them. */
  readonly changed = new Set<number>()
  /** Called after a change, to have it kept. */
  onChange: () => void = () => {}
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  nextId(): number {
    return (this.last.id += 1)
  }

  nextFileNumber(prefix: string): string {
    return `${prefix}-${String((this.last.fileNumber += 1)).padStart(6, '0')}`
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
    this.markChanged(node)
    return node
  }

  remove(node: StoredNode): void {
    this.nodes.delete(node.id)
    this.markChanged(node)
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
    this.markChanged(node)
  }

  markChanged({ id }: StoredNode): void {
    this.changed.add(id)
    this.onChange()
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
