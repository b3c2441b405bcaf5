import { z } from 'zod'
import { secretField } from '#backend/config/secret.ts'
import { documentClasses, roles, type Role } from '#shared/domain/role.ts'
import { channels, purposes } from '#shared/rights/evidence.ts'

/** Name of a metadata field; null when the customer has none, which leaves the fact unknown. */
const field = (name: string | null) => z.string().min(1).nullable().default(name)

const origin = z.url().transform((address) => new URL(address).origin)

/** What a cleared asset may be used for, where no field says so: as somebody declares it here. */
const declared = <const Word extends string>(words: readonly Word[]) =>
  z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('any') }),
      z.strictObject({ kind: z.literal('not-stated') }),
      z.strictObject({ kind: z.literal('only'), values: z.array(z.enum(words)) }),
    ])
    .default({ kind: 'not-stated' })

const rightsFields = z.strictObject({
  status: field('rights_status'),
  territories: field('rights_territories'),
  excluded: field('rights_territories_excluded'),
  formats: field('rights_formats'),
  start: field('rights_start'),
  end: field('rights_expiry'),
  embargo: field('rights_embargo'),
  creditRequired: field('credit_required'),
})

/** The customer's words in those fields. A word that is not here is not understood, and never clears. */
const rightsWords = z.strictObject({
  cleared: z.array(z.string()).default(['cleared']),
  denied: z.array(z.string()).default(['denied']),
  /** Instead of a date: without end. */
  perpetual: z.array(z.string()).default(['perpetual']),
  formats: z
    .record(z.string(), z.enum(['hardback', 'paperback', 'ebook', 'audio', 'other']))
    .default({ hardback: 'hardback', paperback: 'paperback', ebook: 'ebook', audio: 'audio' }),
  /** Codes of ONIX lists 91 and 49, or WORLD, by the customer's own territory words. */
  territories: z.record(z.string(), z.array(z.string())).default({}),
  channels: declared(channels),
  purposes: declared(purposes),
  /** Is what a licence does not list refused (true), or unknown (false)? */
  exhaustive: z.boolean().default(false),
})

/** Names in the technical data of formats; inferred from an upload example, not documented. */
const technical = z.strictObject({
  mediaType: z.string().default('internet_media_type'),
  width: z.string().default('width'),
  height: z.string().default('height'),
  duration: z.string().default('duration'),
  durationUnit: z.enum(['milliseconds', 'seconds']).default('milliseconds'),
})

export const iconikConfig = z.strictObject({
  /** https://app.iconik.io, https://eu.iconik.io or the customer's own host. */
  baseUrl: origin,
  /** Origins of the storages to which iconik's signed addresses point. */
  contentOrigins: z.array(origin).min(1),
  appId: z.string().min(1),
  authToken: secretField,
  /** iconik allows 50 a second. */
  requestsPerSecond: z.number().positive().default(45),
  /** Calls at one time. */
  concurrency: z.int().positive().default(16),
  /** Id of the metadata view that holds all mapped fields. */
  metadataView: z.string().min(1),
  /** Path of an asset in iconik's own pages; inferred. */
  webPath: z.string().nullable().default('/asset/{id}'),
  /**
   * Whose metadata is read. A path per version is documented; if a domain keeps values for the asset
   * only, older versions are shown with the current ones.
   */
  metadataOf: z.enum(['version', 'asset']).default('version'),
  fields: z
    .strictObject({
      isbns: z.array(z.string().min(1)).default(['isbn13']),
      workId: field('consonance_work_id'),
      /** Fields that carry the customer's own reference of the work. */
      references: z.array(z.string().min(1)).default([]),
      role: field('asset_role'),
      documentClass: field('document_class'),
      creditLine: field('credit_line'),
      altText: field('alt_text'),
    })
    .prefault({}),
  roles: z
    .record(z.string(), z.enum(roles))
    .default(Object.fromEntries(roles.map((role): [string, Role] => [role, role]))),
  documentClasses: z
    .record(z.string(), z.enum(documentClasses))
    .default({ open: 'open', contract: 'contract', royalty: 'royalty' }),
  /** iconik's review states. A word that is not here is unknown. */
  approvals: z
    .record(z.string(), z.enum(['approved', 'rejected', 'in-review', 'not-approved']))
    .default({
      'N/A': 'not-approved',
      REQUESTED: 'in-review',
      APPROVED: 'approved',
      NOT_APPROVED: 'rejected',
      MIXED: 'in-review',
    }),
  rightsFields: rightsFields.prefault({}),
  rightsWords: rightsWords.prefault({}),
  technical: technical.prefault({}),
})
export type IconikConfig = z.output<typeof iconikConfig>
