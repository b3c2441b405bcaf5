import { createHash } from 'node:crypto'
import type {
  World,
  WorldContent,
  WorldItem,
  WorldLicence,
  WorldVersion,
  WorldWork,
} from '#backend/sandbox/world.ts'
import type { ApprovalState } from '#shared/domain/item.ts'
import type { CoreDamState, StoredInstance, StoredRendition } from './state.ts'

const unsorted = 'folder-unsorted'

/** Puts the world's Core DAM items into the tenant's own types, attributes and trait. */
export function seed(state: CoreDamState, world: World): void {
  const items = world.items.filter((item) => item.system === 'core-dam')
  const wanted = new Set(items.flatMap((item) => item.workIds))
  state.instances.set(unsorted, folder(unsorted, 'Unsorted', {}))
  for (const work of world.works) if (wanted.has(work.id)) addWork(state, work)
  for (const item of items) addItem(state, item)
}

const idFor = (...parts: (string | number)[]): string => {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const folderOf = (workId: number): string => idFor('folder', workId)

function addWork(state: CoreDamState, work: WorldWork): void {
  const id = folderOf(work.id)
  state.instances.set(
    id,
    folder(id, work.title, {
      consonance_id: [String(work.id)],
      isbn13: work.products.flatMap((product) => product.isbn ?? []),
    }),
  )
}

const folder = (
  id: string,
  name: string,
  properties: StoredInstance['properties'],
): StoredInstance => ({
  id,
  name,
  displayName: name,
  category: 'folder',
  type: id === unsorted ? 'cms_folder' : 'pub_title',
  parentId: null,
  linkedParents: [],
  aclId: 'acl-draft',
  createTime: '2025-01-06T08:00:00.000Z',
  updateTime: '2025-01-06T08:00:00.000Z',
  etag: 1,
  versionNo: 1,
  latest: true,
  series: id,
  properties,
  traits: {},
  renditions: [],
  indexedAt: 0,
})

function addItem(state: CoreDamState, item: WorldItem): void {
  const folders = item.workIds.map(folderOf).filter((id) => state.instances.has(id))
  const newest = item.versions.at(-1)
  const first = item.versions[0]
  for (const version of item.versions) {
    const id = idFor('file', item.key, version.number)
    state.instances.set(id, {
      id,
      name: version.content.fileName,
      displayName: item.name,
      category: 'file',
      type: 'pub_title_asset',
      parentId: folders[0] ?? unsorted,
      linkedParents: folders.slice(1),
      aclId: version.approval === 'approved' ? 'acl-approved' : 'acl-draft',
      createTime: first?.modifiedAt ?? version.modifiedAt,
      updateTime: version.modifiedAt,
      etag: version.number,
      versionNo: version.number,
      latest: version === newest,
      series: idFor('series', item.key),
      properties: propertiesOf(item, version),
      traits: item.licence ? { pub_rights: { Default: rightsOf(item.licence) } } : {},
      renditions: renditionsOf(state, item, version),
      indexedAt: 0,
    })
  }
}

/** `MIGRATED` is a word that no default mapping knows. */
const statusWords: Record<ApprovalState, string> = {
  approved: 'APPROVED',
  rejected: 'REJECTED',
  'in-review': 'IN_REVIEW',
  'not-approved': 'DRAFT',
  unknown: 'MIGRATED',
}

const propertiesOf = (item: WorldItem, version: WorldVersion): Record<string, unknown> =>
  stated({
    isbn13: item.isbns,
    consonance_id: item.workIds.map(String),
    asset_key: `AST-${idFor('asset', item.key).slice(0, 13)}`,
    asset_role: item.role.replaceAll('-', '_'),
    status: statusWords[version.approval],
    approved_by: version.approvedBy,
    approved_on: version.approvedBy ? version.modifiedAt : null,
    credit_line: item.creditLine,
    alt_text: item.altText,
    pixel_width: version.content.width,
    pixel_height: version.content.height,
    duration_seconds: version.content.durationSeconds,
  })

const clearanceWords = { cleared: 'CLEARED', restricted: 'RESTRICTED', denied: 'DENIED' }

const rightsOf = (licence: WorldLicence): Record<string, unknown> =>
  stated({
    clearance: clearanceWords[licence.status],
    territories: [...(licence.territories ?? []), ...(licence.freeText ? [licence.freeText] : [])],
    excluded_territories: licence.excluded,
    formats: licence.formats,
    starts_on: licence.from,
    expires_on: licence.until,
    embargo_until: licence.embargoUntil,
    credit_required: licence.creditRequired,
  })

const stated = (bag: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(bag).filter(([, value]) => value !== null))

function renditionsOf(
  state: CoreDamState,
  item: WorldItem,
  version: WorldVersion,
): StoredRendition[] {
  const { content, jpeg, thumbnail } = version
  const add = (name: string, type: StoredRendition['type'], from: WorldContent) => {
    const id = idFor('rendition', item.key, version.number, name)
    const blobId = Buffer.from(`r1~${id}`).toString('base64url')
    state.files.set(blobId, {
      id: blobId,
      mimeType: from.mediaType,
      originalFileName: from.fileName,
      bytes: () => from.bytes(),
    })
    return { id, name, type, mimeType: from.mediaType, blobId }
  }
  return [
    add(content.fileName, 'primary', content),
    ...(jpeg && content.mediaType !== 'image/jpeg'
      ? [add('full_size_jpeg.jpg', 'secondary', jpeg)]
      : []),
    ...(thumbnail ? [add('thumbnail.jpg', 'secondary', thumbnail)] : []),
  ]
}
