import { createHash } from 'node:crypto'
import type { World, WorldItem, WorldLicence, WorldVersion } from '#backend/sandbox/world.ts'
import type { ApprovalState } from '#shared/domain/item.ts'
import type { StandInAsset, StandInFolder, Values } from './state.ts'

/** 40 hexadecimal characters, as OTMM's ids have; the same for the same world. */
export const idOf = (...parts: (string | number)[]): string =>
  createHash('sha1').update(parts.join('\n')).digest('hex')

const publicFolders = 'ARTESIA.PUBLIC.TREEN'

/** A folder per work below Public Folders. */
export function seedFolders(world: World): StandInFolder[] {
  const root = { id: publicFolders, name: 'Public Folders', parentId: null, values: new Map() }
  const ofWorks = world.works.map((work) => ({
    id: folderOf(work.id),
    name: work.title,
    parentId: publicFolders,
    // found by the same search as the work's assets, as any container with metadata is
    values: new Map([['PUB.COLUMN.WORK ID', [String(work.id)]]]),
  }))
  return [root, ...ofWorks]
}

const folderOf = (workId: number): string => idOf('folder', workId)

export const seedAssets = (world: World): StandInAsset[] =>
  world.items
    .filter((item) => item.system === 'otmm')
    .flatMap((item) => item.versions.map((version) => assetOf(world, item, version)))

function assetOf(world: World, item: WorldItem, version: WorldVersion): StandInAsset {
  const [first, newest] = [item.versions[0]!, item.versions.at(-1)!]
  return {
    assetId: idOf(item.key, version.number),
    originalId: idOf(item.key, first.number),
    version: version.number,
    latest: version === newest,
    name: item.name,
    content: version.content,
    thumbnail: version.thumbnail,
    preview: version.jpeg ?? version.thumbnail,
    values: valuesOf(world, item, version),
    folderIds: item.workIds.map(folderOf),
    lockedBy: null,
    checkedOutBy: null,
    deleted: false,
    contentState: 'NORMAL',
    hidden: false,
    importedAt: first.modifiedAt,
    updatedAt: version.modifiedAt,
    indexed: null,
  }
}

function valuesOf(world: World, item: WorldItem, version: WorldVersion): Values {
  const rows = Math.max(item.isbns.length, item.workIds.length)
  const padded = (cells: (string | number)[]) =>
    Array.from({ length: rows }, (_, row) => (cells[row] === undefined ? null : String(cells[row])))
  const work = world.works.find((work) => item.workIds.includes(work.id))
  return new Map<string, (string | null)[]>([
    ['PUB.COLUMN.ISBN', padded(item.isbns)],
    ['PUB.COLUMN.WORK ID', padded(item.workIds)],
    ['PUB.FIELD.JOB NUMBER', [work?.reference ?? null]],
    ['PUB.FIELD.ROLE', [item.role]],
    ['PUB.FIELD.ALT TEXT', [item.altText]],
    ['PUB.FIELD.APPROVAL', [approvalWords[version.approval]]],
    ['PUB.FIELD.APPROVED BY', [version.approvedBy]],
    ['PUB.FIELD.CREDIT LINE', [item.creditLine]],
    ...(item.licence ? rightsOf(item.licence) : []),
  ])
}

const approvalWords: Record<ApprovalState, string> = {
  approved: 'APPROVED',
  rejected: 'REJECTED',
  'in-review': 'IN_REVIEW',
  'not-approved': 'DRAFT',
  unknown: 'LEGACY',
}
const rightsWords = { restricted: '1', cleared: '2', denied: '3' }
const formatWords = { hardback: 'HB', paperback: 'PB', ebook: 'EB', audio: 'AU' }

function rightsOf(licence: WorldLicence): [string, (string | null)[]][] {
  const territories = [
    ...(licence.territories ?? []),
    ...(licence.freeText ? [licence.freeText] : []),
  ]
  return [
    ['PUB.FIELD.RIGHTS', [rightsWords[licence.status]]],
    ['PUB.COLUMN.TERRITORY', territories],
    ['PUB.COLUMN.TERRITORY EXCLUDED', licence.excluded],
    ['PUB.COLUMN.FORMAT', (licence.formats ?? []).map((format) => formatWords[format])],
    ['PUB.FIELD.LICENCE START', [licence.from]],
    ['PUB.FIELD.LICENCE END', [licence.until]],
    ['PUB.FIELD.EMBARGO UNTIL', [licence.embargoUntil && instantOf(licence.embargoUntil)]],
    ['PUB.FIELD.CREDIT REQUIRED', [licence.creditRequired ? 'Y' : 'N']],
  ]
}

/** A date field holds instants; a world's imprecise date stays as it is. */
const instantOf = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : day
