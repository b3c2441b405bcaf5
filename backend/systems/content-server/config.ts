import { z } from 'zod'
import { secretField } from '#backend/config/secret.ts'
import { channels, purposes } from '#shared/rights/evidence.ts'
import { documentClasses, roles, type Role } from '#shared/domain/role.ts'

/** An attribute of a category: its number, or `set_row_number` where it lies in a set. */
const attribute = z
  .union([z.int().min(2), z.string().regex(/^\d+(_\d+_\d+)?$/)])
  .transform((number) => String(number))
const optionalAttribute = attribute.nullable().default(null)
const words = z.array(z.string()).default([])

const signIn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('password'),
    username: z.string().min(1),
    password: secretField,
    domain: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('oauth'),
    /** OTDS token address, such as https://otds.example.com/otdsws/oauth2/token */
    tokenUrl: z.url(),
    clientId: z.string().min(1),
    clientSecret: secretField,
  }),
])

const workspace = z.strictObject({
  externalSystem: z.string().min(1),
  objectType: z.string().min(1),
  typeId: z.int(),
  templateId: z.int(),
  /** Null where the workspace type decides the place. */
  parentId: z.int().nullable().default(null),
  /** Name of a new workspace; the server may generate its own. */
  name: z.string().default('{title} ({workId})'),
})

const publishing = z.strictObject({
  category: z.int(),
  attributes: z.strictObject({
    isbn: attribute,
    workId: attribute,
    role: attribute,
    documentClass: attribute,
    origin: attribute,
    sha256: attribute,
    /** Our reference of the filing: how a repeat is told from a new version. */
    reference: attribute,
    /** Number of the version that sha256 and reference speak of. */
    filedVersion: attribute,
    recordNumber: attribute,
    approval: optionalAttribute,
    approvedBy: optionalAttribute,
    creditLine: optionalAttribute,
    altText: optionalAttribute,
  }),
  /** The customer's word for each role. Written as the first word that stands for the role. */
  roles: z
    .record(z.string(), z.enum(roles))
    .default(() => Object.fromEntries(roles.map((role) => [role, role]))),
  documentClasses: z.strictObject({
    open: words,
    contract: words,
    royalty: words,
    /** The class of a document whose value is empty or in none of the lists: restricted, unless stated. */
    otherwise: z.enum(documentClasses).default('contract'),
  }),
  /** The class a role is filed under; every other role is open. */
  classOfRole: z.partialRecord(z.enum(roles), z.enum(documentClasses)).default({
    'author-agreement': 'contract',
    'contributor-contract': 'contract',
    'royalty-statement': 'royalty',
  }),
  approvalWords: z
    .strictObject({ approved: words, rejected: words, inReview: words, notApproved: words })
    .default({ approved: [], rejected: [], inReview: [], notApproved: [] }),
})

const formats = z.enum(['hardback', 'paperback', 'ebook', 'audio', 'other'])

/** Words that several fields share. */
const vocabulary = z.strictObject({
  perpetual: words,
  formats: z.record(z.string(), formats).default({}),
  allFormats: words,
  yes: z.array(z.string()).default(['true', 'yes']),
  no: z.array(z.string()).default(['false', 'no']),
})

const declared = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .union([z.literal('any'), z.array(z.enum(values)).min(1)])
    .nullable()
    .default(null)

const rights = z.strictObject({
  category: z.int(),
  attributes: z.strictObject({
    status: attribute,
    territories: attribute,
    excluded: optionalAttribute,
    formats: optionalAttribute,
    start: attribute,
    end: attribute,
    embargo: optionalAttribute,
    creditRequired: optionalAttribute,
  }),
  permits: words,
  denies: words,
  /** True when the customer declares that what these fields do not list is not granted. */
  exhaustive: z.boolean().default(false),
  /** What the customer declares all of these licences to cover, where no field says it. Null: not stated. */
  channels: declared(channels),
  purposes: declared(purposes),
})

const agreements = z.strictObject({
  category: z.int(),
  attributes: z.strictObject({
    direction: attribute,
    status: attribute,
    parties: attribute,
    territories: attribute,
    excluded: optionalAttribute,
    formats: attribute,
    languages: attribute,
    exclusive: attribute,
    start: attribute,
    end: attribute,
    sellOffEnd: optionalAttribute,
  }),
  acquired: words,
  granted: words,
  statuses: z
    .record(z.string(), z.enum(['draft', 'pending', 'active', 'rejected', 'inactive']))
    .default({}),
})

const records = z.strictObject({
  /** Records classification (node id) by role. A role without one is stored but not classified. */
  classes: z.partialRecord(z.enum(roles), z.int()),
  /** Sent with each classification; the codes are configured per installation. */
  details: z.record(z.string(), z.string()).default({ status: 'ACTIVE', storage: 'EL' }),
})

export const contentServerConfig = z.strictObject({
  /** Scheme and host, such as https://ecm.example.com */
  baseUrl: z.url(),
  /** Everything between the host and `/api`. */
  basePath: z
    .string()
    .regex(/^(\/[^/]+)*$/)
    .default('/otcs/cs.exe'),
  signIn,
  requestsPerSecond: z.number().positive().default(20),
  pageSize: z.int().min(1).default(100),
  /** How many levels of folders below the workspace are read. */
  folderDepth: z.int().min(0).default(1),
  workspace,
  publishing,
  vocabulary: vocabulary.default(() => vocabulary.parse({})),
  rights: rights.nullable().default(null),
  agreements: agreements.nullable().default(null),
  records: records.nullable().default(null),
})

export type ContentServerConfig = z.infer<typeof contentServerConfig>
export type PublishingFact = keyof ContentServerConfig['publishing']['attributes']
export type Vocabulary = ContentServerConfig['vocabulary']

/** The key of an attribute in requests and answers. @example attributeKey(7100, '2') // '7100_2' */
export const attributeKey = (category: number, attribute: string): string =>
  `${category}_${attribute}`

/** The customer's word for a role, null when no word is mapped to it. */
export const wordOfRole = (config: ContentServerConfig, role: Role): string | null =>
  Object.entries(config.publishing.roles).find(([, mapped]) => mapped === role)?.[0] ?? null
