import type { Generated, JSONColumnType } from 'kysely'
import type { Item, ItemRef } from '#shared/domain/item.ts'
import type { WriteWords } from '#shared/domain/notice.ts'
import type {
  Exposure,
  GateQuestion,
  Json,
  Plan,
  PlannedWrite,
  Proof,
  WriteState,
} from '#shared/domain/plan.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Title } from '#shared/domain/title.ts'
import type { ByteSource } from '#backend/systems/port.ts'

type JsonObject = Record<string, Json>

/** One row per work that somebody has looked at. */
export interface WorkTable {
  work_id: number
  title: JSONColumnType<Title>
  seen_at: Date
}

/** One row per version of an item, as last read. */
export interface ItemTable {
  system: string
  id: string
  version: string
  item: JSONColumnType<Item>
  seen_at: Date
}

/** Which items the last whole reading of a system found for a work. */
export interface TitleItemTable {
  work_id: number
  system: string
  id: string
  version: string
}

/** When a system was last asked for a work, and what came of it. */
export interface FreshnessTable {
  work_id: number
  system: string
  /** A refresh is under way until then, in whichever process. */
  asking_until: Date | null
  seen_at: Date | null
  problem: string | null
  complete: boolean
}

/** An item used for a work's editions, pinned to a version. Ended rather than deleted. */
export interface LinkTable {
  id: string
  work_id: number
  product_ids: number[]
  role: string
  system: string
  item_id: string
  version: string
  run_id: string
  facts: JSONColumnType<JsonObject>
  created_at: Date
  ended_at: Date | null
}

export interface RunTable {
  id: string
  action: string
  work_id: number
  input: JSONColumnType<{ [key: string]: unknown }>
  plan: JSONColumnType<Plan>
  plan_hash: string
  principal: JSONColumnType<Principal>
  idempotency_key: string
  request_hash: string
  state: 'running' | 'waiting' | 'blocked' | 'failed' | 'done' | 'incomplete'
  undo_of: string | null
  created_at: Date
  finished_at: Date | null
}

export interface WriteReason {
  code: string
  text: string
  whoCanMend: string | null
}

export interface WriteTable {
  /** Run and node. */
  id: string
  run_id: string
  node: string
  position: number
  work_id: number
  effect_key: string
  target: string
  call: JSONColumnType<PlannedWrite['call']>
  input: JSONColumnType<{ value: Json }>
  after: string[]
  barrier: boolean
  exposure: Exposure
  gate: JSONColumnType<GateQuestion> | null
  says: JSONColumnType<WriteWords>
  state: WriteState
  /** Set while it holds its target; a unique index lets one write a target do so. */
  in_lane: boolean
  /** The open write of another run that has the same effect key. */
  joins: string | null
  /** Counts claims; a transition by an older claim is refused. */
  attempt: number
  /** The other side was told; from here on only confirming is left. */
  performed: boolean
  moved_bytes: number
  total_bytes: number | null
  output: JSONColumnType<JsonObject> | null
  proof: JSONColumnType<Proof> | null
  reason: JSONColumnType<WriteReason> | null
  evidence_hash: string | null
  wait_until: Date | null
  created_at: Date
  updated_at: Date
}

/** A short-lived address from which another system fetches bytes without signing in. */
export interface PublicationTable {
  id: string
  effect_key: string
  source: JSONColumnType<ByteSource>
  file_name: string
  expires_at: Date
  fetched_sha256: string | null
  fetched_bytes: number | null
  fetched_at: Date | null
}

/** A file that a person dropped, or a copy kept for undo: encrypted on disk, with its key here. */
export interface SpoolTable {
  id: string
  owner: string
  file_name: string
  media_type: string
  bytes: number
  sha256: string
  key: Buffer
  iv: Buffer
  facts: JSONColumnType<JsonObject>
  created_at: Date
  expires_at: Date
}

export interface AuditTable {
  id: Generated<string>
  at: Date
  work_id: number
  /** Restricted entries are shown only to those who may see the class. */
  document_class: string
  payload: JSONColumnType<AuditPayload>
  salt: Buffer
  /** Null until the sequencer has given it its place in the log. */
  index: number | null
  leaf: Buffer | null
}

/** After each batch: the hash that commits to every entry so far. */
export interface AuditHeadTable {
  last_index: number
  root: Buffer
  head: Buffer
  at: Date
}

export interface AuditPayload {
  action: string
  runId: string
  writeId: string
  principal: Principal
  workId: number
  call: PlannedWrite['call']
  says: WriteWords
  target: string
  item: ItemRef | null
  outcome: 'done' | 'failed' | 'blocked'
  attempt: number
  output: JsonObject | null
  proof: Proof | null
  reason: WriteReason | null
  evidenceHash: string | null
}

export interface Tables {
  works: WorkTable
  items: ItemTable
  title_items: TitleItemTable
  freshness: FreshnessTable
  links: LinkTable
  runs: RunTable
  writes: WriteTable
  publications: PublicationTable
  spool: SpoolTable
  audit: AuditTable
  audit_heads: AuditHeadTable
}
