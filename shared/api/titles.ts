import { z } from 'zod/mini'

/** Contracts of everything the panel reads about a title. Days travel as YYYY-MM-DD, instants as ISO text. */

export const itemRef = z.object({ system: z.string(), id: z.string(), version: z.string() })

export const notice = z.object({
  code: z.string(),
  weight: z.enum(['refusal', 'warning', 'fact']),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})

export const overallVerdict = z.enum(['cleared', 'blocked', 'unknown', 'partial'])

export const reasonView = z.object({
  layer: z.string(),
  code: z.string(),
  effect: z.enum(['permit', 'deny', 'maybe', 'none']),
  decisive: z.boolean(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  territories: z.array(z.string()),
  source: z.nullable(
    z.object({
      system: z.string(),
      label: z.string(),
      recordId: z.string(),
      field: z.nullable(z.string()),
      fetchedAt: z.string(),
      link: z.nullable(z.string()),
    }),
  ),
  valueSeen: z.nullable(z.string()),
  whoCanMend: z.nullable(z.string()),
})
export type ReasonView = z.infer<typeof reasonView>

/** The rights status in a row: worst verdict over editions, territories for sale, usual channels, next 12 months. */
export const rightsStatus = z.object({
  verdict: overallVerdict,
  /** In how many of the territories asked it is not cleared. */
  differing: z.number(),
  asked: z.number(),
  clearedThrough: z.nullable(z.string()),
  /** The first reason in the order of the explanation. */
  reason: z.nullable(reasonView),
  creditRequired: z.boolean(),
})
export type RightsStatus = z.infer<typeof rightsStatus>

export const editionView = z.object({
  productId: z.number(),
  title: z.string(),
  edition: z.nullable(z.string()),
  format: z.enum(['hardback', 'paperback', 'ebook', 'audio', 'other']),
  isbn: z.nullable(z.string()),
  isbnShown: z.nullable(z.string()),
  publishingStatus: z.nullable(z.string()),
  publicationDate: z.nullable(z.string()),
  /** Attached images then reach the supply chain. */
  goesOutInOnix: z.nullable(z.boolean()),
  /** Which front cover it shows: one attached here, one whose asset is not known here, or none. */
  cover: z.enum(['linked', 'other', 'none']),
})
export type EditionView = z.infer<typeof editionView>

export const assetRow = z.object({
  key: z.string(),
  ref: itemRef,
  name: z.string(),
  fileName: z.string(),
  role: z.string(),
  documentClass: z.enum(['open', 'contract', 'royalty']),
  systemLabel: z.string(),
  versionLabel: z.string(),
  isLatest: z.nullable(z.boolean()),
  mediaType: z.string(),
  bytes: z.nullable(z.number()),
  width: z.nullable(z.number()),
  height: z.nullable(z.number()),
  durationSeconds: z.nullable(z.number()),
  approval: z.object({
    state: z.enum(['approved', 'rejected', 'in-review', 'not-approved', 'unknown']),
    said: z.nullable(z.string()),
    by: z.nullable(z.string()),
    on: z.nullable(z.string()),
  }),
  rights: rightsStatus,
  /** Editions it is linked to, or matches by ISBN when it is not linked. */
  editions: z.array(z.number()),
  linked: z.boolean(),
  /** Set when it was filed through Slipcase or is itself a record. */
  record: z.nullable(
    z.object({
      number: z.nullable(z.string()),
      classification: z.nullable(z.string()),
      version: z.nullable(z.string()),
      webUrl: z.nullable(z.string()),
      retention: z.nullable(z.string()),
      onHold: z.boolean(),
    }),
  ),
  /** Signed for this person and some minutes; relative to the backend. */
  thumbnail: z.nullable(z.string()),
  webUrl: z.nullable(z.string()),
  modifiedAt: z.nullable(z.string()),
  seenAt: z.string(),
})
export type AssetRow = z.infer<typeof assetRow>

export const systemState = z.object({
  system: z.string(),
  label: z.string(),
  /** asking: first reading under way; fresh; stale: last-known data shown; down: last reading failed; */
  state: z.enum(['asking', 'fresh', 'stale', 'down']),
  seenAt: z.nullable(z.string()),
  problem: z.nullable(z.string()),
  items: z.number(),
  incomplete: z.boolean(),
})
export type SystemState = z.infer<typeof systemState>

export const titleView = z.object({
  workId: z.number(),
  title: z.string(),
  subtitle: z.nullable(z.string()),
  imprint: z.nullable(z.string()),
  contributors: z.nullable(z.string()),
  stage: z.nullable(z.string()),
  reference: z.nullable(z.string()),
  editions: z.array(editionView),
  rows: z.array(assetRow),
  systems: z.array(systemState),
  /** True while a refresh is under way; the live stream says when something has changed. */
  refreshing: z.boolean(),
  /** What this person may do on this title: action names. */
  may: z.array(z.string()),
  waivers: z.array(
    z.object({
      layer: z.string(),
      approver: z.string(),
      reason: z.string(),
      until: z.nullable(z.string()),
    }),
  ),
})
export type TitleView = z.infer<typeof titleView>

export const candidate = z.object({
  row: assetRow,
  usable: z.boolean(),
  notices: z.array(notice),
  usedElsewhere: z.array(z.object({ workId: z.number(), title: z.string() })),
})
export type Candidate = z.infer<typeof candidate>

/** Answer of GET /titles/:workId/candidates?role=&words= */
export const candidates = z.object({
  candidates: z.array(candidate),
  systems: z.array(systemState),
})
export type Candidates = z.infer<typeof candidates>
