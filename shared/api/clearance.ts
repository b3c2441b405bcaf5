import { z } from 'zod/mini'
import { channels } from '../rights/evidence.ts'
import { itemRef, overallVerdict, reasonView } from './titles.ts'

/** Body of POST /titles/:workId/clearance. Days are YYYY-MM-DD; `to` null asks for an open end. */
export const clearanceRequest = z.object({
  item: itemRef,
  productId: z.number(),
  /** ONIX list 91 codes, or empty for all territories in which the edition is for sale. */
  territories: z.array(z.string()),
  channel: z.enum(channels),
  from: z.string(),
  to: z.nullable(z.string()),
})
export type ClearanceRequest = z.infer<typeof clearanceRequest>

export const clearanceAnswer = z.object({
  verdict: overallVerdict,
  byTerritory: z.record(z.string(), overallVerdict),
  counts: z.object({
    cleared: z.number(),
    blocked: z.number(),
    unknown: z.number(),
    partial: z.number(),
  }),
  clearedThrough: z.nullable(z.string()),
  nextChangeAt: z.nullable(z.string()),
  reasons: z.array(reasonView),
  conditions: z.array(
    z.object({
      code: z.string(),
      args: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
  evidenceHash: z.string(),
  waived: z.array(z.string()),
  asOf: z.string(),
})
export type ClearanceAnswer = z.infer<typeof clearanceAnswer>
