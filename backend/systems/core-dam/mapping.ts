import type { Approval, Item } from '#shared/domain/item.ts'
import type { DocumentClass, Role } from '#shared/domain/role.ts'
import { type Bag, count, dayIn, text, texts } from './attributes.ts'
import type { CoreDamConfig } from './config.ts'
import type { Instance } from './contract.ts'
import { system } from './failures.ts'
import { rightsOf } from './rights.ts'

/** One instance is one version of an asset. */
export function itemOf(instance: Instance, config: CoreDamConfig, fetchedAt: string): Item {
  const { fields } = config
  const properties = instance.properties ?? {}
  const id = assetKeyOf(instance, config)
  const fileName = instance.name ?? instance.id
  const role = roleOf(text(properties, fields.role), config)
  const webUrl = config.itemPage?.replaceAll('{id}', encodeURIComponent(instance.id)) ?? null
  return {
    ref: { system, id, version: instance.id },
    name: instance.display_name || fileName,
    fileName,
    role,
    documentClass: classOf(role),
    mediaType: instance.mime_type ?? 'application/octet-stream',
    bytes: instance.content_size ?? null,
    width: count(properties, fields.width),
    height: count(properties, fields.height),
    durationSeconds: count(properties, fields.durationSeconds),
    isbns: isbnsOf(instance, config),
    workIds: workIdsOf(instance, config),
    versionLabel: versionLabelOf(instance),
    isLatest: instance.latest ?? null,
    approval: approvalOf(properties, config),
    ...rightsOf(instance, config, { id, fetchedAt, webUrl }),
    agreement: null,
    creditLine: text(properties, fields.creditLine),
    altText: text(properties, fields.altText),
    record: null,
    // Only `/contents` would tell, at one call for each item of five a second.
    hasThumbnail: true,
    availability: 'ready',
    modifiedAt: instance.update_time ?? null,
    webUrl,
  }
}

/** What stays the same over an asset's versions: the configured attribute, else the instance itself. */
export const assetKeyOf = (instance: Instance, config: CoreDamConfig): string =>
  text(instance.properties ?? {}, config.fields.assetKey) ?? instance.id

export const isbnsOf = (instance: Instance, config: CoreDamConfig): string[] =>
  texts(instance.properties ?? {}, config.fields.isbn)
    .map((isbn) => isbn.replaceAll(/[\s-]/g, ''))
    .filter((isbn) => /^\d{13}$/.test(isbn))

export const workIdsOf = (instance: Instance, config: CoreDamConfig): number[] =>
  texts(instance.properties ?? {}, config.fields.workId)
    .filter((id) => /^\d+$/.test(id))
    .map(Number)

export const referencesOf = (instance: Instance, config: CoreDamConfig): string[] =>
  texts(instance.properties ?? {}, config.fields.reference)

function roleOf(said: string | null, config: CoreDamConfig): Role {
  return (said !== null && Object.hasOwn(config.roles, said) && config.roles[said]) || 'other'
}

const classOf = (role: Role): DocumentClass => {
  if (role === 'royalty-statement') return 'royalty'
  return role === 'author-agreement' || role === 'contributor-contract' ? 'contract' : 'open'
}

function versionLabelOf({ version_label, version_no }: Instance): string {
  const label = Array.isArray(version_label) ? version_label.join(', ') : version_label
  return label || String(version_no ?? '')
}

function approvalOf(properties: Bag, { fields, approvalWords }: CoreDamConfig): Approval {
  const said = text(properties, fields.approval)
  return {
    state:
      (said !== null && Object.hasOwn(approvalWords, said) && approvalWords[said]) || 'unknown',
    said,
    by: text(properties, fields.approvedBy),
    on: dayIn(text(properties, fields.approvedOn)),
  }
}
