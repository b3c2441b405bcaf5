import { Secret } from '#backend/config/secret.ts'
import { contentServerConfig, type ContentServerConfig } from '../config.ts'

/** Where things lie on the demonstration server, and what its administrators called them. */
export const places = {
  enterprise: 2000,
  recordsVolume: 5500,
  workspaces: 6000,
  unassigned: 6001,
  workspaceTemplate: 7210,
  workspaceType: 12,
} as const

export const categoryIds = { publishing: 7100, rights: 7120, agreements: 7140 } as const

export interface RecordClass {
  id: number
  name: string
  prefix: string
  rsi: string
  years: number
}

export const recordClasses: RecordClass[] = [
  { id: 5601, name: 'Contracts', prefix: 'CON', rsi: 'CON-7Y', years: 7 },
  { id: 5602, name: 'Royalty statements', prefix: 'ROY', rsi: 'FIN-7Y', years: 7 },
  { id: 5603, name: 'Permissions', prefix: 'PER', rsi: 'CON-7Y', years: 7 },
  { id: 5604, name: 'Final deliverables', prefix: 'DEL', rsi: 'PUB-10Y', years: 10 },
  { id: 5605, name: 'Manuscripts', prefix: 'MSS', rsi: 'PUB-10Y', years: 10 },
]

/** The words of the demonstration's fields. `Restricted` is on purpose in neither list of rights words. */
export const approvalWords = {
  approved: 'Approved',
  rejected: 'Rejected',
  'in-review': 'In review',
  'not-approved': 'Not approved',
  unknown: 'Migrated',
} as const
export const documentClassWords = {
  open: 'Open',
  contract: 'Contract',
  royalty: 'Royalty',
} as const
export const rightsWords = {
  cleared: 'Cleared',
  restricted: 'Restricted',
  denied: 'Denied',
} as const
export const formatWords = {
  hardback: 'Hardback',
  paperback: 'Paperback',
  ebook: 'Ebook',
  audio: 'Audio',
} as const
export const statusWords = {
  draft: 'Draft',
  pending: 'Pending',
  active: 'Active',
  inactive: 'Ended',
} as const

/** The configuration that reads the demonstration server. */
export const defaultConfig = (
  baseUrl: string,
  credentials: { username: string; password: string },
): ContentServerConfig =>
  contentServerConfig.parse({
    baseUrl,
    signIn: {
      kind: 'password',
      username: credentials.username,
      password: new Secret(credentials.password),
    },
    requestsPerSecond: 1000,
    workspace: {
      externalSystem: 'CONSONANCE',
      objectType: 'TITLE',
      typeId: places.workspaceType,
      templateId: places.workspaceTemplate,
      parentId: places.workspaces,
    },
    publishing: {
      category: categoryIds.publishing,
      attributes: {
        isbn: 2,
        workId: 3,
        role: 4,
        documentClass: 5,
        approval: 6,
        approvedBy: 7,
        creditLine: 8,
        altText: 9,
        origin: 10,
        sha256: 11,
        reference: 12,
        filedVersion: 13,
        recordNumber: 14,
      },
      documentClasses: {
        open: [documentClassWords.open],
        contract: [documentClassWords.contract],
        royalty: [documentClassWords.royalty],
      },
      approvalWords: {
        approved: [approvalWords.approved],
        rejected: [approvalWords.rejected],
        inReview: [approvalWords['in-review']],
        notApproved: [approvalWords['not-approved']],
      },
    },
    vocabulary: {
      perpetual: ['perpetual'],
      formats: Object.fromEntries(
        Object.entries(formatWords).map(([format, word]) => [word, format]),
      ),
      allFormats: ['All formats'],
    },
    rights: {
      category: categoryIds.rights,
      attributes: {
        status: 2,
        territories: 3,
        excluded: 4,
        formats: 5,
        start: 6,
        end: 7,
        embargo: 8,
        creditRequired: 9,
      },
      permits: [rightsWords.cleared],
      denies: [rightsWords.denied],
      channels: 'any',
      purposes: 'any',
      exhaustive: true,
    },
    agreements: {
      category: categoryIds.agreements,
      attributes: {
        direction: 2,
        status: 3,
        parties: 4,
        territories: 5,
        excluded: 6,
        formats: 7,
        languages: 8,
        exclusive: 9,
        start: 10,
        end: 11,
        sellOffEnd: 12,
      },
      acquired: ['Acquired'],
      granted: ['Granted'],
      statuses: Object.fromEntries(
        Object.entries(statusWords).map(([status, word]) => [word, status]),
      ),
    },
    records: {
      classes: {
        'author-agreement': 5601,
        'contributor-contract': 5601,
        'royalty-statement': 5602,
        licence: 5603,
        'front-cover': 5604,
        'back-cover': 5604,
        'full-cover': 5604,
        'interior-pdf': 5604,
        epub: 5604,
        audio: 5604,
        'audio-script': 5604,
        manuscript: 5605,
      },
    },
  })

export interface AttributeDefinition {
  number: number
  name: string
  type: 'String' | 'Date' | 'Boolean'
  multiple: boolean
}

const many = new Set([
  'isbn',
  'workId',
  'territories',
  'excluded',
  'formats',
  'languages',
  'parties',
])

/** The attributes each category has, named after what the configuration reads in them. */
export function categoryDefinitions(
  config: ContentServerConfig,
): Map<number, { name: string; attributes: AttributeDefinition[] }> {
  const define = (name: string, attributes: Record<string, string | null>) => ({
    name,
    attributes: Object.entries(attributes).flatMap(([fact, number]): AttributeDefinition[] =>
      number === null
        ? []
        : [{ number: Number(number), name: fact, type: 'String', multiple: many.has(fact) }],
    ),
  })
  return new Map([
    [categoryIds.publishing, define('Publishing title', config.publishing.attributes)],
    [categoryIds.rights, define('Usage rights', config.rights?.attributes ?? {})],
    [categoryIds.agreements, define('Agreement terms', config.agreements?.attributes ?? {})],
  ])
}
