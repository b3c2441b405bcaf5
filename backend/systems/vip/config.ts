import { z } from 'zod'
import { secretField } from '#backend/config/secret.ts'
import { type Role, roles } from '#shared/domain/role.ts'
import { channels, purposes } from '#shared/rights/evidence.ts'

const approvalState = z.enum(['approved', 'rejected', 'in-review', 'not-approved', 'unknown'])
const format = z.enum(['hardback', 'paperback', 'ebook', 'audio', 'other'])
const scopeOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('any') }),
      z.object({ kind: z.literal('only'), values: z.array(z.enum(values)) }),
      z.object({ kind: z.literal('not-stated') }),
    ])
    .default({ kind: 'not-stated' })

/** Key of a registered meta field; null where the site has none. */
const meta = (key: string | null) => z.string().min(1).nullable().default(key)

const roleWords: Record<string, Role> = Object.fromEntries(
  roles.map((role) => [role.replaceAll('-', '_'), role]),
)

const fields = z.object({
  isbn: meta('isbn13'),
  workId: meta('consonance_id'),
  reference: meta(null),
  role: meta('asset_role'),
  /** A site that keeps approval and rights in one field names that field here too. */
  approval: meta('approval_status'),
  approvedBy: meta('approved_by'),
  approvedOn: meta('approved_on'),
  creditLine: meta('credit_line'),
})

const rightsFields = z.object({
  status: meta('rights_status'),
  territories: meta('territories'),
  excluded: meta('excluded_territories'),
  formats: meta('formats'),
  start: meta('starts_on'),
  end: meta('expires_on'),
  embargo: meta('embargo_until'),
  creditRequired: meta('credit_required'),
})

export const vipConfig = z.object({
  /** Only this dialect is built: WordPress, self-hosted or on WordPress VIP. */
  dialect: z.literal('wordpress').default('wordpress'),
  /** The site's address, such as https://press.example. */
  baseUrl: z.url().transform((url) => url.replace(/\/+$/, '')),
  /** `plain` asks by `?rest_route=`, for sites without pretty permalinks. */
  permalinks: z.enum(['pretty', 'plain']).default('pretty'),
  username: z.string().min(1),
  applicationPassword: secretField,
  /** Further origins from which files come, where the site's uploads do not lie under its own. */
  fileOrigins: z.array(z.url()).default([]),
  /** Send the credentials with files of the site's own origin: for access-controlled files that admit our user. */
  signedFiles: z.boolean().default(false),
  /** WordPress VIP's edge allows ten, for the whole site. */
  requestsPerSecond: z.number().positive().default(10),

  fields: fields.prefault({}),
  /** Collection parameters of the plugin (see README): a comma list of values each. */
  parameters: z
    .object({
      isbn: z.string().min(1).nullable().default('isbn13'),
      workId: z.string().min(1).nullable().default('consonance_id'),
      reference: z.string().min(1).nullable().default(null),
    })
    .prefault({}),
  /** What the site's role words stand for. Others become `other`. */
  roles: z.record(z.string(), z.enum(roles)).default(roleWords),
  /** What the site's approval words stand for. Others are unknown. */
  approvalWords: z.record(z.string(), approvalState).default({
    approved: 'approved',
    rejected: 'rejected',
    pending: 'in-review',
    draft: 'not-approved',
  }),
  rightsFields: rightsFields.prefault({}),
  rightsWords: z
    .object({
      cleared: z.array(z.string()).default(['approved']),
      denied: z.array(z.string()).default(['denied', 'expired']),
      perpetual: z.array(z.string()).default(['perpetual']),
      formats: z.record(z.string(), format).default({
        hardback: 'hardback',
        paperback: 'paperback',
        ebook: 'ebook',
        audio: 'audio',
      }),
      territories: z.record(z.string(), z.array(z.string())).default({}),
      channels: scopeOf(channels),
      purposes: scopeOf(purposes),
      exhaustive: z.boolean().default(false),
    })
    .prefault({}),
  /** Image sizes that serve as thumbnail, best first. `thumbnail` is cropped to a square by default. */
  thumbnailSizes: z.array(z.string()).default(['medium', 'thumbnail']),
})

export type VipConfig = z.infer<typeof vipConfig>
