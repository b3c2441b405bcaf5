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

/** An address without a closing slash. */
const address = z.url().transform((url) => url.replace(/\/+$/, ''))

/** Name of an attribute of the asset type; null where the tenant has none. */
const attribute = (name: string | null) => z.string().min(1).nullable().default(name)

/** Our own names with underscores, and the words of the reference model's covers. */
const roleWords: Record<string, Role> = {
  ...Object.fromEntries(roles.map((role) => [role.replaceAll('-', '_'), role])),
  cover_front: 'front-cover',
  cover_back: 'back-cover',
}

const fields = z.object({
  isbn: attribute('isbn13'),
  workId: attribute('consonance_id'),
  reference: attribute(null),
  /**
   * What stays the same over an asset's versions. CMS keeps every version as an instance of its own
   * and says publicly of no field that it joins them. Null: each instance counts as its own asset.
   */
  assetKey: attribute('asset_key'),
  role: attribute('asset_role'),
  approval: attribute('status'),
  approvedBy: attribute('approved_by'),
  approvedOn: attribute('approved_on'),
  creditLine: attribute('credit_line'),
  altText: attribute('alt_text'),
  width: attribute('pixel_width'),
  height: attribute('pixel_height'),
  durationSeconds: attribute('duration_seconds'),
})

/** Attributes of the rights trait. */
const rightsFields = z.object({
  status: attribute('clearance'),
  territories: attribute('territories'),
  excluded: attribute('excluded_territories'),
  formats: attribute('formats'),
  start: attribute('starts_on'),
  end: attribute('expires_on'),
  embargo: attribute('embargo_until'),
  creditRequired: attribute('credit_required'),
})

export const coreDamConfig = z.object({
  /** Only this dialect is built: assets as instances of the Content Metadata Service. */
  dialect: z.literal('thrust-cms').default('thrust-cms'),
  /** The region's host, such as https://us.api.opentext.com; never computed from the region. */
  baseUrl: address,
  /** https://css.<region>.api.opentext.com or {baseUrl}/css: both are seen. */
  cssBaseUrl: address,
  tenantId: z.string().min(1),
  /** Null: read from the tenant's discovery document. Set it for a subscription's own sign-in host. */
  tokenUrl: z.url().nullable().default(null),
  clientId: z.string().min(1),
  clientSecret: secretField,
  tokenEncoding: z.enum(['json', 'form']).default('json'),
  scope: z.string().nullable().default(null),
  /** Sent as `client_data`, where a subscription asks for it: `subName=<name>`. */
  clientData: z.string().nullable().default(null),
  /** Of the metadata service. Five are documented. */
  requestsPerSecond: z.number().positive().default(5),
  itemsPerPage: z.number().int().positive().default(250),

  /** System name of the file type that the tenant's assets have. */
  type: z.string().min(1).default('pub_title_asset'),
  /**
   * How assets are looked up. Whether `filter` takes attributes, above all repeating ones, is not
   * documented; `ft-query` is, with an index that follows after an unknown delay.
   */
  findBy: z.enum(['ft-query', 'filter']).default('ft-query'),
  /** Names of the attributes in the chosen query language, where they differ from the documented pattern. */
  queryNames: z.record(z.string(), z.string()).default({}),
  fields: fields.prefault({}),
  /** What the tenant's role words stand for. Others become `other`. */
  roles: z.record(z.string(), z.enum(roles)).default(roleWords),
  /** What the tenant's status words stand for. Others are unknown. */
  approvalWords: z.record(z.string(), approvalState).default({
    APPROVED: 'approved',
    REJECTED: 'rejected',
    IN_REVIEW: 'in-review',
    DRAFT: 'not-approved',
  }),
  /** The trait and its named instance that hold usage rights; null: none are read. */
  rightsTrait: z
    .object({ name: z.string().min(1), instance: z.string().min(1) })
    .nullable()
    .default({ name: 'pub_rights', instance: 'Default' }),
  rightsFields: rightsFields.prefault({}),
  rightsWords: z
    .object({
      cleared: z.array(z.string()).default(['CLEARED']),
      denied: z.array(z.string()).default(['DENIED']),
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
  /** Address of an asset's page for people, with `{id}`; it is not documented. Null: no link is shown. */
  itemPage: z.string().nullable().default(null),
  /** Names of the renditions that `/contents` lists beside the primary one. */
  renditions: z
    .object({
      thumbnail: z.string().nullable().default('thumbnail'),
      /** A JPEG of the full size. Null where the tenant makes none. */
      jpeg: z.string().nullable().default('full_size_jpeg'),
    })
    .prefault({}),
})

export type CoreDamConfig = z.infer<typeof coreDamConfig>
