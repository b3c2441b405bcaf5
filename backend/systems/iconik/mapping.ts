import { dayOfInstant } from '#shared/domain/day.ts'
import type { Approval, Item } from '#shared/domain/item.ts'
import type { DocumentClass, Role } from '#shared/domain/role.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { Source } from '#shared/rights/evidence.ts'
import type { Review } from './approvals.ts'
import type { IconikConfig } from './config.ts'
import type { Asset, AssetVersion, Format } from './contract.ts'
import { valuesOf, type FieldValues } from './field-values.ts'
import { instantOf } from './instant.ts'
import { isbn13Of } from './isbn-forms.ts'
import { originalOf, stillOf, technical } from './media.ts'
import type { Reading, VersionFacts } from './reading.ts'
import { blockedLicence, rightsIn } from './rights.ts'
import { currentVersion } from './versions.ts'

/** One version of an asset as an item. */
export function itemOf({ asset, version, facts }: Reading, config: IconikConfig, now: Date): Item {
  const { fields, media } = facts
  const original = originalOf(media)
  const format = original?.format ?? null
  const webUrl =
    config.webPath && config.baseUrl + config.webPath.replace('{id}', encodeURIComponent(asset.id))
  const source: Source = {
    system: 'iconik',
    recordId: asset.id,
    version: version.id,
    field: null,
    fetchedAt: now.toISOString(),
    link: webUrl,
  }
  const rights = rightsIn(fields, config, source)
  const role = roleOf(fields, config)
  const duration = numberOf(technical(format, config.technical.duration))
  return {
    ref: { system: 'iconik', id: asset.id, version: version.id },
    name: asset.title ?? asset.id,
    fileName: original?.file.original_name ?? original?.file.name ?? asset.title ?? asset.id,
    role,
    documentClass: classOf(fields, role, config),
    mediaType: mediaTypeOf(format, config),
    bytes: original?.file.size ?? null,
    width: numberOf(technical(format, config.technical.width)),
    height: numberOf(technical(format, config.technical.height)),
    durationSeconds:
      duration && config.technical.durationUnit === 'milliseconds' ? duration / 1000 : duration,
    isbns: isbnsIn(fields, config),
    workIds: workIdsIn(fields, config),
    versionLabel: `v${version.version_number ?? version.id}`,
    isLatest: currentVersion(asset)?.id === version.id,
    approval: approvalOf(facts.review, config),
    licences: asset.is_blocked ? [...rights.licences, blockedLicence(source)] : rights.licences,
    agreement: null,
    unreadableRights: rights.unreadableRights,
    creditLine: valuesOf(fields, config.fields.creditLine)[0] ?? null,
    altText: valuesOf(fields, config.fields.altText)[0] ?? null,
    record: null,
    hasThumbnail: stillOf(media.keyframes) !== null,
    availability: availabilityOf(asset, version, original !== null),
    modifiedAt:
      (instantOf(version.date_created) ?? instantOf(asset.date_modified))?.toISOString() ?? null,
    webUrl,
  }
}

export const mediaTypeOf = (format: Format | null, config: IconikConfig): string =>
  technical(format, config.technical.mediaType) ?? 'application/octet-stream'

/** Does the version carry one of the title's keys? The index that found it may be behind. */
export const carries = (facts: VersionFacts, keys: TitleKeys, config: IconikConfig): boolean =>
  workIdsIn(facts.fields, config).includes(keys.workId) ||
  isbnsIn(facts.fields, config).some((isbn) => keys.isbns.includes(isbn)) ||
  config.fields.references.some(
    (name) => keys.reference !== null && valuesOf(facts.fields, name).includes(keys.reference),
  )

const isbnsIn = (fields: FieldValues, config: IconikConfig): string[] => [
  ...new Set(
    config.fields.isbns
      .flatMap((name) => valuesOf(fields, name))
      .map(isbn13Of)
      .filter((isbn) => isbn !== null),
  ),
]

const workIdsIn = (fields: FieldValues, config: IconikConfig): number[] =>
  valuesOf(fields, config.fields.workId)
    .filter((value) => /^\d{1,15}$/.test(value))
    .map(Number)

const roleOf = (fields: FieldValues, config: IconikConfig): Role =>
  config.roles[valuesOf(fields, config.fields.role)[0] ?? ''] ?? 'other'

const restrictedRoles: Partial<Record<Role, DocumentClass>> = {
  'author-agreement': 'contract',
  'contributor-contract': 'contract',
  'royalty-statement': 'royalty',
}

/** A class that no mapping knows is taken as restricted, so that nobody sees what they may not. */
function classOf(fields: FieldValues, role: Role, config: IconikConfig): DocumentClass {
  const word = valuesOf(fields, config.fields.documentClass)[0]
  if (word === undefined) return restrictedRoles[role] ?? 'open'
  return config.documentClasses[word] ?? 'contract'
}

function approvalOf({ request, by }: Review, config: IconikConfig): Approval {
  if (request === 'unreadable') return { state: 'unknown', said: null, by: null, on: null }
  if (request === null) return { state: 'not-approved', said: null, by: null, on: null }
  const said = request.status ?? null
  const state = config.approvals[said ?? ''] ?? 'unknown'
  const changed = instantOf(request.change_date)
  return { state, said, by, on: changed && dayOfInstant(changed) }
}

/** Archive status lies on the asset and on each version (documented); either one keeps the bytes away. */
function availabilityOf(
  asset: Asset,
  version: AssetVersion,
  hasOriginal: boolean,
): Item['availability'] {
  const isAway = [asset, version].some(
    ({ archive_status, is_online }) =>
      (archive_status ?? 'NOT_ARCHIVED') !== 'NOT_ARCHIVED' || is_online === false,
  )
  if (isAway) return 'archived'
  return hasOriginal ? 'ready' : 'unknown'
}

const numberOf = (text: string | null): number | null => {
  const value = text === null ? Number.NaN : Number(text)
  return Number.isFinite(value) ? value : null
}
