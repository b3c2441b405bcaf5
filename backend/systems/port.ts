import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Item, ItemRef } from '#shared/domain/item.ts'
import type { Proof } from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Role } from '#shared/domain/role.ts'
import type { Title, TitleKeys } from '#shared/domain/title.ts'
import type { OutboundFactory } from './outbound.ts'
import type { StandInModule } from './stand-in.ts'

/** Who asks, until when, and how urgent it is. Every call to a connected system takes one. */
export interface CallContext {
  signal: AbortSignal
  /** The person to act as, where the system can; otherwise the service account acts. */
  principal: Principal | null
  urgency: 'restricting' | 'person' | 'event' | 'bulk'
}

/** Bytes on their way. The reader must consume or destroy the stream. */
export interface Content {
  stream: Readable
  /** Length of what will be read from `offset` on; null when the system does not say. */
  bytes: number | null
  mediaType: string
  offset: number
  /** Opaque mark of the version of the bytes, when there is one. */
  etag: string | null
}

/** Where a write takes its bytes from. */
export type ByteSource =
  { kind: 'item'; ref: ItemRef; rendition: 'original' | 'jpeg' } | { kind: 'spool'; id: string }

/** What a write's performer is given besides its input. */
export interface WriteContext extends CallContext {
  /** The write's effect key: put it where the other system keeps a reference of ours, so that `find` can look for it. */
  reference: string
  /**
   * Opens a source for reading. The stream is counted (progress) and hashed while it flows; `sha256`
   * settles when it has ended. A source that ends early makes the stream fail.
   */
  open(source: ByteSource): Promise<Content & { sha256: Promise<string> }>
  /**
   * A short-lived address under `publicUrl`, ending in `/fileName`, from which another system can
   * fetch the source without signing in.
   */
  publish(source: ByteSource, fileName: string): Promise<{ url: string; expiresAt: Date }>
  /** What was served in full at addresses published for this write: null until somebody has fetched it. */
  fetched(): Promise<{ sha256: string; bytes: number; at: Date } | null>
}

export type Confirmation<Output> =
  /** The other side has it. `output` replaces what perform returned, when more is known now. */
  | { kind: 'confirmed'; proof: Proof; output?: Output }
  /** Not finished there yet: ask again after this time. */
  | { kind: 'pending'; askAgainMs: number; note: string }
  /** What is there is not what was sent. */
  | { kind: 'contradicted'; reason: string }

/**
 * One way to change another system. `find` is asked after any doubt, before anything is performed
 * again, and answers in that system's own terms whether the effect is already there.
 */
export interface Operation<Input, Output> {
  input: z.ZodType<Input>
  output: z.ZodType<Output>
  find(input: Input, context: WriteContext): Promise<Output | null>
  perform(input: Input, context: WriteContext): Promise<Output>
  confirm(output: Output, input: Input, context: WriteContext): Promise<Confirmation<Output>>
}

// ---------------------------------------------------------------- titles

export interface AttachResource {
  workId: number
  productIds: number[]
  role: Role
  source: ByteSource
  fileName: string
  caption: string | null
  copyright: string | null
  requiredCredit: string | null
  /** Pixels of the JPEG that will be fetched, to compare with what the system reports. */
  width: number | null
  height: number | null
}
export interface AttachedResource {
  resourceId: number
}
export interface RetireResource {
  workId: number
  resourceId: number
}

/** Work and product data, and the images that hang on a work. */
export interface Titles {
  /** Null when there is no such work, or it belongs to another customer. */
  read(workId: number, context: CallContext): Promise<Title | null>
  /** Original bytes of a supporting resource. Null when it is gone. */
  openResource(workId: number, resourceId: number, context: CallContext): Promise<Content | null>
  /** Created and linked to exactly these products, earlier resources left alone; confirmed with proof `accepted`. */
  attachResource: Operation<AttachResource, AttachedResource>
  /** Deleted; already gone counts as done. */
  retireResource: Operation<RetireResource, RetireResource>
  /** The role a resource's own kind stands for, null when it is not mapped. */
  roleOf(resourceRole: string | null): Role | null
}

// ---------------------------------------------------------------- library

export interface LibraryAnswer {
  items: Item[]
  /** False when the system cut the list or a page could not be read: absence then proves nothing. */
  complete: boolean
}
export interface LibraryQuery {
  keys: TitleKeys
  words: string
  role: Role | null
  limit: number
}

/** Finding, reading and opening assets and documents. */
export interface Library {
  /** The newest version of every item that carries one of the keys, read to the last page. */
  byTitle(keys: TitleKeys, context: CallContext): Promise<LibraryAnswer>
  /** Items for a person to pick from: by the title's keys and by words. */
  search(query: LibraryQuery, context: CallContext): Promise<LibraryAnswer>
  /** One version. Null when it is not there or may not be seen. */
  get(ref: ItemRef, context: CallContext): Promise<Item | null>
  versions(id: string, context: CallContext): Promise<Item[]>
  thumbnail(ref: ItemRef, context: CallContext): Promise<Content | null>
  /**
   * The bytes of one version, from `offset` on where the system can. `jpeg` is the system's own JPEG
   * rendition at full size; null when it has none.
   */
  open(
    ref: ItemRef,
    rendition: 'original' | 'jpeg',
    offset: number,
    context: CallContext,
  ): Promise<Content | null>
}

// ---------------------------------------------------------------- filing

export interface EnsureWorkspace {
  workId: number
  isbn: string | null
  title: string
}
export interface Workspace {
  workspaceId: string
  name: string
}
export interface FileDocument {
  workspaceId: string
  workId: number
  isbn: string | null
  role: Role
  /** Unique in the workspace; the same name again becomes a new version of the document. */
  name: string
  mediaType: string
  bytes: number
  source: ByteSource
  /** Where it came from, kept in a category attribute. */
  origin: string
  versionNote: string
}
export interface FiledDocument {
  documentId: string
  version: string
  sha256: string
  bytes: number
  recordNumber: string | null
  webUrl: string | null
}

/** Governed records: one workspace per title, documents with categories and a records classification. */
export interface Filing {
  workspaceOf(workId: number, context: CallContext): Promise<Workspace | null>
  ensureWorkspace: Operation<EnsureWorkspace, Workspace>
  /** Confirmed by reading the stored version back and hashing it (proof `identical`). */
  fileDocument: Operation<FileDocument, FiledDocument>
  /** The documents already in the title's workspace, by name: to tell a repeat from a new version. */
  documents(
    workspaceId: string,
    context: CallContext,
  ): Promise<
    {
      name: string
      documentId: string
      version: string
      bytes: number
      sha256: string | null
      recordNumber: string | null
      webUrl: string | null
    }[]
  >
}

// ---------------------------------------------------------------- the connected system

export interface Capabilities {
  titles?: Titles
  library?: Library
  filing?: Filing
}

/** A finding of the start-up check, shown in the settings view. */
export interface Finding {
  severity: 'error' | 'warning' | 'information'
  /** What is missing or unmapped, and what follows from it. One sentence each. */
  text: string
}

export interface ConnectedSystem {
  id: string
  /** The name people know, such as "OTMM". */
  label: string
  can: Capabilities
  /** Signs in and compares the configured mapping with the system itself. */
  check(context: CallContext): Promise<Finding[]>
  close(): Promise<void>
}

export interface ConnectOptions {
  outbound: OutboundFactory
  now(): Date
}

/** What a system's folder gives to the composition root. */
export interface SystemModule<Config> {
  id: string
  label: string
  config: z.ZodType<Config>
  connect(config: Config, options: ConnectOptions): ConnectedSystem
  /** Loaded only for the sandbox and for tests. */
  standIn(): Promise<StandInModule<Config>>
}
