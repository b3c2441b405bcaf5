import { z } from 'zod/mini'
import { itemRef, notice, reasonView, overallVerdict } from './titles.ts'

/** Input of each action, by its name. */
export const attachCoverInput = z.object({
  workId: z.number(),
  item: itemRef,
  productIds: z.array(z.number()),
})
export type AttachCoverInput = z.infer<typeof attachCoverInput>

export const deliverable = z.object({
  source: z.union([
    z.object({ kind: z.literal('item'), ref: itemRef }),
    z.object({ kind: z.literal('spool'), id: z.string() }),
  ]),
  role: z.string(),
  /** Name in the archive; the file's own name when absent. */
  name: z.optional(z.string()),
})
export const archiveInput = z.object({ workId: z.number(), deliverables: z.array(deliverable) })
export type ArchiveInput = z.infer<typeof archiveInput>

export const undoInput = z.object({ workId: z.number(), runId: z.string() })

/** Body of POST /plans: a dry run. */
export const planRequest = z.discriminatedUnion('action', [
  z.object({ action: z.literal('attach-cover'), input: attachCoverInput }),
  z.object({ action: z.literal('archive'), input: archiveInput }),
  z.object({ action: z.literal('undo'), input: undoInput }),
])
export type PlanRequest = z.infer<typeof planRequest>

const words = z.object({
  code: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const plannedWriteView = z.object({
  node: z.string(),
  says: words,
  systemLabel: z.string(),
  exposure: z.enum(['exposes', 'restricts', 'neutral']),
  after: z.array(z.string()),
  bytes: z.nullable(z.number()),
})

/** Answer of POST /plans. */
export const planView = z.object({
  planHash: z.string(),
  action: z.string(),
  workId: z.number(),
  writes: z.array(plannedWriteView),
  notices: z.array(notice),
  /** Verdict of what the plan exposes, when it exposes something. */
  gate: z.nullable(z.object({ verdict: overallVerdict, reasons: z.array(reasonView) })),
  /** No refusal and, where it exposes something, cleared. */
  runnable: z.boolean(),
})
export type PlanView = z.infer<typeof planView>

/** Body of POST /runs, with header Idempotency-Key. */
export const runRequest = z.object({ plan: planRequest, planHash: z.string() })
export type RunRequest = z.infer<typeof runRequest>

export const proofView = z.object({
  level: z.enum(['identical', 'checksum', 'accepted', 'read-back']),
  sha256: z.nullable(z.string()),
  bytes: z.nullable(z.number()),
  at: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const writeView = z.object({
  id: z.string(),
  node: z.string(),
  says: words,
  systemLabel: z.string(),
  state: z.enum(['planned', 'blocked', 'performing', 'waiting', 'done', 'failed']),
  /** For blocked and failed: what is the matter and what to do, in words of the catalogue or of the system. */
  reason: z.nullable(
    z.object({ code: z.string(), text: z.string(), whoCanMend: z.nullable(z.string()) }),
  ),
  movedBytes: z.number(),
  totalBytes: z.nullable(z.number()),
  waitUntil: z.nullable(z.string()),
  proof: z.nullable(proofView),
  output: z.nullable(z.record(z.string(), z.unknown())),
  /** Another run's write that this one has joined. */
  joined: z.boolean(),
  attempt: z.number(),
})
export type WriteView = z.infer<typeof writeView>

export const runView = z.object({
  runId: z.string(),
  action: z.string(),
  workId: z.number(),
  by: z.string(),
  startedAt: z.string(),
  finishedAt: z.nullable(z.string()),
  /** running; waiting (for the other system); blocked; failed; done; incomplete: some done, some not */
  state: z.enum(['running', 'waiting', 'blocked', 'failed', 'done', 'incomplete']),
  writes: z.array(writeView),
  undoable: z.boolean(),
  undoOf: z.nullable(z.string()),
  undoneBy: z.nullable(z.string()),
})
export type RunView = z.infer<typeof runView>

/** Answer of GET /titles/:workId/runs, newest first. */
export const runList = z.object({ runs: z.array(runView) })

/** Body of POST /runs/:runId/retry: failed and blocked writes are tried again; nothing done is repeated. */
export const activityEntry = z.object({
  index: z.nullable(z.number()),
  at: z.string(),
  by: z.string(),
  action: z.string(),
  system: z.string(),
  systemLabel: z.string(),
  says: words,
  outcome: z.enum(['done', 'failed', 'blocked']),
  item: z.nullable(itemRef),
  object: z.nullable(z.string()),
  version: z.nullable(z.string()),
  sha256: z.nullable(z.string()),
  proofLevel: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  runId: z.string(),
})
export type ActivityEntry = z.infer<typeof activityEntry>

/** Answer of GET /titles/:workId/activity, newest first. */
export const activity = z.object({ entries: z.array(activityEntry) })
export type Activity = z.infer<typeof activity>
