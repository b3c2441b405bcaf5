import { z } from 'zod/mini'

/** Messages of GET /events?work=…: they say what changed; the reader asks for it again. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title-changed'), workId: z.number() }),
  z.object({ kind: z.literal('run-changed'), workId: z.number(), runId: z.string() }),
  z.object({
    kind: z.literal('progress'),
    runId: z.string(),
    workId: z.number(),
    writeId: z.string(),
    movedBytes: z.number(),
    totalBytes: z.nullable(z.number()),
  }),
])
export type LiveMessage = z.infer<typeof liveMessage>
