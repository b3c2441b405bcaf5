import type { Approval, Item, RecordFacts } from '#shared/domain/item.ts'
import type { DocumentClass } from '#shared/domain/role.ts'
import type { ContentServerConfig } from './config.ts'
import type { Properties, Version } from './contract.ts'
import type { RecordRead } from './records.ts'
import { rightsOf } from './rights-mapping.ts'
import { CategoryValues, lookUp, matches } from './values.ts'

/** Subtypes that hold content: document and e-mail (documented). */
const documentTypes = new Set([144, 749])
/** Subtypes that are read like folders: folder, compound document, e-mail folder (documented). */
const folderTypes = new Set([0, 136, 751])
export const shortcutType = 1

export const isDocument = (type: number): boolean => documentTypes.has(type)
export const isFolder = (type: number): boolean => folderTypes.has(type)

/** The page where a person sees a node (documented form). */
export const webUrlOf = (config: ContentServerConfig, id: number | string): string =>
  `${config.baseUrl.replace(/\/+$/, '')}${config.basePath}/app/nodes/${id}`

export interface NodeRead {
  properties: Properties
  version: Version
  /** Number of the newest version. */
  newest: number
  categories: Record<string, unknown>
  record: RecordRead | null
  fetchedAt: string
}

/**
 * One version of a document. Category values belong to the newest version only (inferred), so an
 * older one keeps what describes the document but has no approval.
 */
export function itemOf(read: NodeRead, config: ContentServerConfig): Item {
  const { properties, version, categories } = read
  const { attributes } = config.publishing
  const facts = new CategoryValues(categories, config.publishing.category)
  const id = String(properties.id)
  const number = String(version.version_number)
  const isLatest = version.version_number === read.newest
  const webUrl = webUrlOf(config, id)
  const rights = rightsOf(categories, config, {
    system: 'content-server',
    recordId: id,
    version: number,
    field: null,
    fetchedAt: read.fetchedAt,
    link: webUrl,
  })
  return {
    ref: { system: 'content-server', id, version: number },
    name: properties.name,
    fileName: version.file_name ?? properties.name,
    role: lookUp(facts.text(attributes.role) ?? '', config.publishing.roles) ?? 'other',
    documentClass: documentClassOf(facts, config),
    mediaType: version.mime_type ?? properties.mime_type ?? 'application/octet-stream',
    bytes: version.file_size ?? null,
    width: null,
    height: null,
    durationSeconds: null,
    isbns: facts.texts(attributes.isbn).map((isbn) => isbn.replaceAll('-', '')),
    workIds: facts.texts(attributes.workId).flatMap((text) => {
      const workId = Number(text)
      return Number.isSafeInteger(workId) ? workId : []
    }),
    versionLabel: number,
    isLatest,
    approval: isLatest
      ? approvalOf(facts, config)
      : { state: 'unknown', said: null, by: null, on: null },
    licences: rights.licences,
    agreement: rights.agreement,
    unreadableRights: rights.unreadable,
    creditLine: facts.text(attributes.creditLine),
    altText: facts.text(attributes.altText),
    record: recordOf(read.record, filedSha256(facts, version.version_number, config)),
    hasThumbnail: false,
    availability: 'ready',
    modifiedAt: version.modify_date ?? properties.modify_date ?? null,
    webUrl,
  }
}

/** Fails closed: what no word is mapped to gets the configured class, restricted unless stated. */
function documentClassOf(facts: CategoryValues, config: ContentServerConfig): DocumentClass {
  const { documentClasses, attributes } = config.publishing
  const said = facts.text(attributes.documentClass)
  if (said !== null) {
    for (const name of ['royalty', 'contract', 'open'] as const)
      if (matches(said, documentClasses[name])) return name
  }
  return documentClasses.otherwise
}

function approvalOf(facts: CategoryValues, config: ContentServerConfig): Approval {
  const { approvalWords, attributes } = config.publishing
  const said = facts.text(attributes.approval)
  const by = facts.text(attributes.approvedBy)
  const is = (words: string[]) => said !== null && matches(said, words)
  if (is(approvalWords.rejected)) return { state: 'rejected', said, by, on: null }
  if (is(approvalWords.inReview)) return { state: 'in-review', said, by, on: null }
  if (is(approvalWords.notApproved)) return { state: 'not-approved', said, by, on: null }
  if (is(approvalWords.approved)) return { state: 'approved', said, by, on: null }
  return { state: 'unknown', said, by, on: null }
}

/** Our checksum, when it speaks of this version: somebody may have added a version since. */
export function filedSha256(
  facts: CategoryValues,
  version: number,
  config: ContentServerConfig,
): string | null {
  const { attributes } = config.publishing
  const sha256 = facts.text(attributes.sha256)?.toLowerCase() ?? ''
  const speaksOf = facts.text(attributes.filedVersion)
  return speaksOf === String(version) && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null
}

function recordOf(record: RecordRead | null, sha256: string | null): RecordFacts | null {
  if (!record && sha256 === null) return null
  return {
    number: record?.number ?? null,
    classification: record?.classification ?? null,
    status: record?.status ?? null,
    retention: record?.retention ?? null,
    onHold: record?.onHold ?? false,
    sha256,
  }
}
