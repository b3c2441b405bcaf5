import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { ItemRef } from './item.ts'
import type { Notice, WriteWords } from './notice.ts'
import type { Role } from './role.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Stands in a write's input for a value that an earlier write of the same plan will give. */
export interface OutputOf {
  $output: { node: string; field: string }
}

/**
 * How a write touches what others can see. What exposes (or loosens) needs a cleared verdict at the
 * moment of sending; what restricts never waits for evidence and goes first.
 */
export type Exposure = 'exposes' | 'restricts' | 'neutral'

/** What has to be cleared when the write is sent. */
export interface GateQuestion {
  workId: number
  productIds: number[]
  item: ItemRef
  role: Role
}

export interface PlannedWrite {
  /** Name inside the plan; other writes refer to it. */
  node: string
  after: string[]
  /** When true, everything before it must be done, or the whole is labelled incomplete. */
  barrier: boolean
  call: { system: string; capability: string; operation: string }
  /** JSON; may hold `OutputOf` in place of values. */
  input: Json
  /** The remote object. Writes to one target run one at a time. */
  target: string
  /**
   * System, operation, logical target and desired content or version, without run or person. There
   * is at most one open write per effect key; other runs join it.
   */
  effectKey: string
  exposure: Exposure
  gate: GateQuestion | null
  says: WriteWords
  /** Bytes to move, when it moves a file. */
  bytes: number | null
}

/** What an action wants to do, shown before the click and performed after it. */
export interface Plan {
  action: string
  workId: number
  writes: PlannedWrite[]
  notices: Notice[]
}

export const writeStates = [
  'planned',
  'blocked',
  'performing',
  'waiting',
  'done',
  'failed',
] as const
export type WriteState = (typeof writeStates)[number]

/**
 * How sure we are. `identical`: bytes read back and hashed. `checksum`: theirs agrees. `accepted`: a
 * destination that transforms what it gets has finished with what it fetched, which was hashed.
 * `read-back`: a record without bytes was read back and is as we wrote it.
 */
export type ProofLevel = 'identical' | 'checksum' | 'accepted' | 'read-back'

export interface Proof {
  level: ProofLevel
  sha256: string | null
  bytes: number | null
  /** ISO instant of the confirmation. */
  at: string
  facts: Record<string, string | number | null>
}

export const isRefused = (plan: Plan): boolean =>
  plan.notices.some((notice) => notice.weight === 'refusal')

/** JSON with sorted keys, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : held,
  )
}

/** Hex SHA-256 over canonical JSON. */
export const hashOf = (value: unknown): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))

/** What a person confirms. Planning again must give the same hash, or the world has changed since. */
export const planHash = (plan: Plan): string => hashOf(plan)

export const effectKey = (call: PlannedWrite['call'], target: string, content: unknown): string =>
  hashOf([call.system, call.capability, call.operation, target, content])

export const outputOf = (node: string, field: string): Json => ({ $output: { node, field } })

/** Puts the outputs of finished writes in place of `OutputOf`. Throws when one is missing. */
export function resolveOutputs(
  input: Json,
  outputs: ReadonlyMap<string, Record<string, Json>>,
): Json {
  if (input === null || typeof input !== 'object') return input
  if (Array.isArray(input)) return input.map((part) => resolveOutputs(part, outputs))
  if (isOutputOf(input)) {
    const { node, field } = input.$output
    const value = outputs.get(node)?.[field]
    if (value === undefined) throw new Error(`no output ${node}.${field}`)
    return value
  }
  return Object.fromEntries(
    Object.entries(input).map(([key, part]) => [key, resolveOutputs(part, outputs)]),
  )
}

const isOutputOf = (input: object): input is OutputOf => {
  const reference = (input as { $output?: unknown }).$output
  return typeof reference === 'object' && reference !== null && 'node' in reference
}
