import type { Approval, Item } from '#shared/domain/item.ts'
import type { DocumentClass, Role } from '#shared/domain/role.ts'
import type { VipConfig } from './config.ts'
import type { Media } from './contract.ts'
import { system } from './failures.ts'
import { isScaled, originalOf, thumbnailOf } from './files.ts'
import { dayIn, listed, text } from './meta.ts'
import { rightsOf } from './rights.ts'

/** WordPress keeps no versions of a file: the item as last modified is its one version. */
export const versionOf = (media: Media): string => media.modified_gmt

export function itemOf(media: Media, config: VipConfig, fetchedAt: string): Item {
  const { fields } = config
  const id = String(media.id)
  const version = versionOf(media)
  const scaled = isScaled(media)
  const role = roleOf(text(media, fields.role), config)
  const webUrl = `${config.baseUrl}/wp-admin/post.php?post=${media.id}&action=edit`
  const fileName = fileNameOf(originalOf(media).url)
  return {
    ref: { system, id, version },
    name: media.title?.raw || media.title?.rendered || fileName,
    fileName,
    role,
    documentClass: classOf(role),
    mediaType: media.mime_type,
    // Of a scaled picture only the copy's measures are stated, not those of the file that we open.
    bytes: originalOf(media).bytes,
    width: scaled ? null : (media.media_details?.width ?? null),
    height: scaled ? null : (media.media_details?.height ?? null),
    durationSeconds: media.media_details?.length ?? null,
    isbns: isbnsOf(media, config),
    workIds: workIdsOf(media, config),
    versionLabel: version.slice(0, 10),
    isLatest: true,
    approval: approvalOf(media, config),
    ...rightsOf(media, config, {
      system,
      recordId: id,
      version,
      field: null,
      fetchedAt,
      link: webUrl,
    }),
    agreement: null,
    creditLine: text(media, fields.creditLine),
    altText: media.alt_text || null,
    record: null,
    hasThumbnail: thumbnailOf(media, config) !== null,
    availability: 'ready',
    modifiedAt: `${media.modified_gmt}Z`,
    webUrl,
  }
}

export const isbnsOf = (media: Media, config: VipConfig): string[] =>
  listed(media, config.fields.isbn)
    .map((isbn) => isbn.replaceAll(/[\s-]/g, ''))
    .filter((isbn) => /^\d{13}$/.test(isbn))

export const workIdsOf = (media: Media, config: VipConfig): number[] =>
  listed(media, config.fields.workId)
    .filter((id) => /^\d+$/.test(id))
    .map(Number)

export const referencesOf = (media: Media, config: VipConfig): string[] =>
  listed(media, config.fields.reference)

function roleOf(said: string | null, { roles }: VipConfig): Role {
  return (said !== null && Object.hasOwn(roles, said) && roles[said]) || 'other'
}

const classOf = (role: Role): DocumentClass => {
  if (role === 'royalty-statement') return 'royalty'
  return role === 'author-agreement' || role === 'contributor-contract' ? 'contract' : 'open'
}

function approvalOf(media: Media, { fields, approvalWords }: VipConfig): Approval {
  const said = text(media, fields.approval)
  return {
    state:
      (said !== null && Object.hasOwn(approvalWords, said) && approvalWords[said]) || 'unknown',
    said,
    by: text(media, fields.approvedBy),
    on: dayIn(text(media, fields.approvedOn)),
  }
}

function fileNameOf(url: string): string {
  const last = url.split('/').at(-1)?.split('?')[0] ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
