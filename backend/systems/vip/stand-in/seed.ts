import sharp from 'sharp'
import type { World, WorldItem, WorldLicence, WorldVersion } from '#backend/sandbox/world.ts'
import type { ApprovalState } from '#shared/domain/item.ts'
import { gmt, type VipState } from './state.ts'
import { termFor } from './territories.ts'

/** WordPress scales what is wider or higher than this down on upload. */
const largest = 2560

/** Puts the world's items into the site's media library, and a package for each title that has some. */
export function seed(state: VipState, world: World): void {
  const items = world.items.filter((item) => item.system === 'vip')
  for (const item of items) addItem(state, item)
  for (const work of world.works.filter(({ id }) => items.some((one) => one.workIds.includes(id))))
    addPackage(state, work.title, work.id)
}

function addPackage(state: VipState, title: string, workId: number): void {
  const id = state.nextId()
  state.packages.set(id, {
    id,
    title: `Kit: ${title}`,
    status: 'publish',
    modifiedGmt: '2026-01-05T09:00:00',
    meta: { consonance_id: [String(workId)] },
    territories: [],
  })
}

function addItem(state: VipState, item: WorldItem): void {
  // Only the newest file is there: replacing one leaves no trace of the one before.
  const version = item.versions.at(-1)
  if (!version) return
  const id = state.nextId()
  const modified = gmt(new Date(version.modifiedAt))
  const { content } = version
  const folder = modified.slice(0, 7).replace('-', '/')
  const path = freePath(state, `${folder}/${content.fileName}`)
  const file = addFiles(state, path, version)
  state.media.set(id, {
    id,
    slug: `media-${id}`,
    status: 'inherit',
    title: item.name,
    caption: '',
    altText: item.altText ?? '',
    parent: 0,
    mimeType: content.mediaType,
    seconds: content.durationSeconds,
    ...file,
    dateGmt: modified,
    modifiedGmt: modified,
    meta: metaOf(item, version),
    territories: (item.licence?.territories ?? []).map((code) => termFor(state, code).id),
  })
}

/** @example '2026/02/cover.jpg' is taken: '2026/02/cover-1.jpg' */
export function freePath(state: VipState, path: string): string {
  const [, stem, suffix] = /^(.*?)(\.[^.]*)?$/s.exec(path) ?? []
  for (let number = 0; ; number += 1) {
    const wanted = number === 0 ? path : `${stem}-${number}${suffix ?? ''}`
    if (!state.files.has(wanted)) return wanted
  }
}

function addFiles(state: VipState, path: string, version: WorldVersion) {
  const { content, thumbnail } = version
  const mimeType = content.mediaType
  const beside = (ending: string): string => path.replace(/(\.[^./]*)?$/, `${ending}$1`)
  state.files.set(path, { mimeType, bytes: () => content.bytes() })
  const sizes = thumbnail && {
    medium: {
      width: thumbnail.width ?? 0,
      height: thumbnail.height ?? 0,
      path: beside(`-${thumbnail.width ?? 0}x${thumbnail.height ?? 0}`),
      mimeType: thumbnail.mediaType,
    },
  }
  if (thumbnail && sizes)
    state.files.set(sizes.medium.path, {
      mimeType: thumbnail.mediaType,
      bytes: () => thumbnail.bytes(),
    })
  const { width, height } = content
  const plain = { path, width, height, originalImage: null, sizes: sizes ?? {} }
  if (!isLarge(mimeType, width, height)) return plain
  const scaled = beside('-scaled')
  let made: Promise<Buffer> | null = null
  state.files.set(scaled, {
    mimeType,
    bytes: () =>
      (made ??= content
        .bytes()
        .then((bytes) => sharp(bytes).resize(largest, largest, { fit: 'inside' }).toBuffer())),
  })
  const shrink = largest / Math.max(width ?? 1, height ?? 1)
  return {
    ...plain,
    path: scaled,
    width: Math.round((width ?? 0) * shrink),
    height: Math.round((height ?? 0) * shrink),
    originalImage: path.split('/').at(-1) ?? null,
  }
}

const isLarge = (mimeType: string, width: number | null, height: number | null): boolean =>
  /^image\/(jpeg|png|webp)$/.test(mimeType) && Math.max(width ?? 0, height ?? 0) > largest

/** `legacy` is a word that no default mapping knows. */
const approvalWords: Record<ApprovalState, string> = {
  approved: 'approved',
  rejected: 'rejected',
  'in-review': 'pending',
  'not-approved': 'draft',
  unknown: 'legacy',
}

const metaOf = (item: WorldItem, version: WorldVersion): Record<string, unknown> => ({
  isbn13: item.isbns,
  consonance_id: item.workIds.map(String),
  asset_role: item.role.replaceAll('-', '_'),
  approval_status: approvalWords[version.approval],
  approved_by: version.approvedBy ?? '',
  approved_on: version.approvedBy ? version.modifiedAt.slice(0, 10) : '',
  credit_line: item.creditLine ?? '',
  ...(item.licence ? rightsOf(item.licence) : {}),
})

const rightsWords = { cleared: 'approved', restricted: 'restricted', denied: 'denied' }

const rightsOf = (licence: WorldLicence): Record<string, unknown> => ({
  rights_status: rightsWords[licence.status],
  territories: [...(licence.territories ?? []), ...(licence.freeText ? [licence.freeText] : [])],
  excluded_territories: licence.excluded,
  formats: licence.formats ?? [],
  starts_on: licence.from ?? '',
  expires_on: licence.until ?? '',
  embargo_until: /^\d{4}-\d{2}-\d{2}$/.test(licence.embargoUntil ?? '')
    ? `${licence.embargoUntil}T00:00:00Z`
    : licence.embargoUntil,
  credit_required: licence.creditRequired,
})
