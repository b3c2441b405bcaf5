import type { Approval, Item } from '#shared/domain/item.ts'
import type { DocumentClass, Role } from '#shared/domain/role.ts'
import type { Source } from '#shared/rights/evidence.ts'
import { parse as parseIsbn } from 'isbn3'
import { boundOf } from './bound.ts'
import type { OtmmConfig } from './config.ts'
import { type Asset, isFolder } from './contract.ts'
import { licencesOf } from './licences.ts'
import { type FieldPlace, meaning } from './mapping-config.ts'
import { type FieldReading, type FieldValue, readMetadata } from './metadata.ts'
import { readRightsFields } from './rights-fields.ts'

/** Documents that only some may know of, wherever the customer keeps them. */
const restricted: Partial<Record<Role, DocumentClass>> = {
  'author-agreement': 'contract',
  'contributor-contract': 'contract',
  licence: 'contract',
  'royalty-statement': 'royalty',
}

/** An asset that is gone or on its way out is no item any more; a folder never was one. */
export const isUsable = (asset: Asset): boolean =>
  asset.deleted !== true && (asset.content_state ?? 'NORMAL') === 'NORMAL' && !isFolder(asset)

/** OTMM's version of an asset as an item. `fetchedAt` is the ISO instant of the reading. */
export function itemOf(asset: Asset, config: OtmmConfig, fetchedAt: string): Item {
  const { fields, words } = config
  const read = readMetadata(asset.metadata)
  const first = (place: FieldPlace | null) => read(place).values[0] ?? null
  const webUrl = pageOf(asset, config)
  const rights = readRightsFields(read, fields, words)
  const sourceOf = (field: string | null): Source => ({
    system: 'otmm',
    recordId: asset.original_asset_id,
    version: asset.asset_id,
    field,
    fetchedAt,
    link: webUrl,
  })
  const role = meaning(words.roles, first(fields.role)?.stored ?? '') ?? 'other'
  const master = asset.master_content_info
  return {
    ref: { system: 'otmm', id: asset.original_asset_id, version: asset.asset_id },
    name: asset.name,
    fileName: master?.name ?? asset.name,
    role,
    documentClass: restricted[role] ?? 'open',
    mediaType: master?.mime_type ?? asset.mime_type ?? 'application/octet-stream',
    bytes: asset.content_size ?? master?.content_size ?? null,
    width: pixels(master?.width),
    height: pixels(master?.height),
    durationSeconds: null,
    isbns: unique(storedIn(read, fields.isbns).flatMap(isbn13)),
    workIds: unique(storedIn(read, fields.workIds).flatMap(workId)),
    versionLabel: String(asset.version),
    isLatest: asset.latest_version ?? null,
    approval: approvalOf(first, config),
    licences: licencesOf(rights, asset.asset_id, asset.expired === true, config, sourceOf),
    agreement: null,
    unreadableRights: rights.unreadable,
    creditLine: first(fields.creditLine)?.shown ?? null,
    altText: first(fields.altText)?.shown ?? null,
    record: null,
    hasThumbnail: Boolean(
      asset.thumbnail_content_id ?? asset.rendition_content?.thumbnail_content?.id,
    ),
    availability: 'ready',
    modifiedAt: asset.date_last_updated ?? null,
    webUrl,
  }
}

/** The stored values of several fields, as held. */
export const storedIn = (
  read: (place: FieldPlace | null) => FieldReading,
  places: FieldPlace[],
): string[] => places.flatMap((place) => read(place).values.map((value) => value.stored))

function approvalOf(
  first: (place: FieldPlace | null) => FieldValue | null,
  { fields, words }: OtmmConfig,
): Approval {
  const said = first(fields.approval)
  const on = boundOf(first(fields.approvedOn)?.stored ?? null, [])
  return {
    state: (said && meaning(words.approval, said.stored)) ?? 'unknown',
    said: said?.shown ?? null,
    by: first(fields.approvedBy)?.shown ?? null,
    on: on.kind === 'day' ? on.day : null,
  }
}

/** Only what is 13 digits is compared; older ten-digit numbers are converted. */
function isbn13(stored: string): string[] {
  const digits = stored.replace(/[\s-]/g, '')
  if (/^\d{13}$/.test(digits)) return [digits]
  const parsed = parseIsbn(digits)
  return parsed?.isbn13 ? [parsed.isbn13] : []
}

const workId = (stored: string): number[] => (/^\d{1,15}$/.test(stored) ? [Number(stored)] : [])

/** Files without pixels say -1 (documented for PDF). */
const pixels = (count: number | null | undefined): number | null =>
  count && count > 0 ? count : null

const unique = <T>(values: T[]): T[] => [...new Set(values)]

const pageOf = (asset: Asset, { assetPage }: OtmmConfig): string | null =>
  assetPage
    ?.replace('{id}', encodeURIComponent(asset.original_asset_id))
    .replace('{version}', encodeURIComponent(asset.asset_id)) ?? null
