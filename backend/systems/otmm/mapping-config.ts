import { z } from 'zod'
import type { ApprovalState } from '#shared/domain/item.ts'
import { roles, type Role } from '#shared/domain/role.ts'
import type { Format } from '#shared/domain/title.ts'
import { channels, purposes } from '#shared/rights/evidence.ts'

/** A metadata field by its id, which may hold dots and spaces; a column also names its table. */
export const fieldPlace = z.union([
  z
    .string()
    .min(1)
    .transform((field) => ({ field, table: null })),
  z.object({ field: z.string().min(1), table: z.string().min(1).nullable().default(null) }),
])
export type FieldPlace = z.infer<typeof fieldPlace>

const field = (id: string) => fieldPlace.nullable().default({ field: id, table: null })
const column = (table: string, id: string) => fieldPlace.nullable().default({ field: id, table })

/**
 * Where the customer keeps what. Everything about books, rights and approval is the customer's own
 * in OTMM; the defaults are the sandbox's fields. `null` says: not kept here, hence unknown.
 */
export const fieldMapping = z.object({
  isbns: z.array(fieldPlace).default([{ table: 'PUB.TABLE.TITLES', field: 'PUB.COLUMN.ISBN' }]),
  workIds: z
    .array(fieldPlace)
    .default([{ table: 'PUB.TABLE.TITLES', field: 'PUB.COLUMN.WORK ID' }]),
  /** Fields that hold the customer's own reference of the work. */
  references: z.array(fieldPlace).default([]),
  role: field('PUB.FIELD.ROLE'),
  approval: field('PUB.FIELD.APPROVAL'),
  approvedBy: field('PUB.FIELD.APPROVED BY'),
  approvedOn: fieldPlace.nullable().default(null),
  rightsStatus: field('PUB.FIELD.RIGHTS'),
  territories: column('PUB.TABLE.TERRITORY', 'PUB.COLUMN.TERRITORY'),
  excludedTerritories: column('PUB.TABLE.TERRITORY EXCLUDED', 'PUB.COLUMN.TERRITORY EXCLUDED'),
  formats: column('PUB.TABLE.FORMATS', 'PUB.COLUMN.FORMAT'),
  licenceStart: field('PUB.FIELD.LICENCE START'),
  licenceEnd: field('PUB.FIELD.LICENCE END'),
  embargo: field('PUB.FIELD.EMBARGO UNTIL'),
  /** OTMM's own expiry: from the day after it the asset may not be used. */
  expiry: field('ARTESIA.FIELD.EXPIRATION DATE'),
  creditLine: field('PUB.FIELD.CREDIT LINE'),
  creditRequired: field('PUB.FIELD.CREDIT REQUIRED'),
  altText: field('PUB.FIELD.ALT TEXT'),
})
export type FieldMapping = z.infer<typeof fieldMapping>

const approvalStates = ['approved', 'rejected', 'in-review', 'not-approved'] as const
const formats = ['hardback', 'paperback', 'ebook', 'audio', 'other'] as const

/**
 * What stored values mean, compared exactly (for a lookup field the stored value, not the shown
 * one). A value that is not listed is unknown: never approved, never cleared.
 */
export const wordMapping = z.object({
  roles: z
    .record(z.string(), z.enum(roles))
    .default(Object.fromEntries(roles.map((role): [string, Role] => [role, role]))),
  approval: z.record(z.string(), z.enum(approvalStates)).default({
    APPROVED: 'approved',
    REJECTED: 'rejected',
    IN_REVIEW: 'in-review',
    DRAFT: 'not-approved',
  } satisfies Record<string, ApprovalState>),
  rights: z
    .record(z.string(), z.enum(['permit', 'deny']))
    .default({ '2': 'permit', '3': 'deny' } satisfies Record<string, 'permit' | 'deny'>),
  formats: z.record(z.string(), z.enum(formats)).default({
    HB: 'hardback',
    PB: 'paperback',
    EB: 'ebook',
    AU: 'audio',
  } satisfies Record<string, Format>),
  /** The customer's own territory words, each standing for one code of ONIX list 91 or 49. */
  territories: z.record(z.string(), z.string()).default({}),
  perpetual: z.array(z.string()).default(['perpetual']),
  yes: z.array(z.string()).default(['Y']),
  no: z.array(z.string()).default(['N']),
})
export type WordMapping = z.infer<typeof wordMapping>

/**
 * What the customer declares about all licences kept in OTMM, where no field says it. Left out, it
 * is not stated, and what is not stated is never cleared.
 */
export const licenceStatement = z.object({
  channels: z
    .union([z.literal('any'), z.array(z.enum(channels)).min(1)])
    .nullable()
    .default(null),
  purposes: z
    .union([z.literal('any'), z.array(z.enum(purposes)).min(1)])
    .nullable()
    .default(null),
  /** What a licence does not list is not granted. */
  exhaustive: z.boolean().default(false),
})
export type LicenceStatement = z.infer<typeof licenceStatement>

/** Lookup domains behind the fields, so that the start-up check can compare words with them. */
export const domainMapping = z.object({
  role: z.string().nullable().default('PUB.DOMAIN.ROLE'),
  approval: z.string().nullable().default('PUB.DOMAIN.APPROVAL'),
  rights: z.string().nullable().default('PUB.DOMAIN.RIGHTS'),
  formats: z.string().nullable().default('PUB.DOMAIN.FORMAT'),
})

/** What a stored value means. Own entries only: no value is called by an object's inherited names. */
export const meaning = <T>(words: Record<string, T>, stored: string): T | undefined =>
  Object.hasOwn(words, stored) ? words[stored] : undefined
