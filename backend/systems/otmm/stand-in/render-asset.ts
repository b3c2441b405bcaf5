import { createHash } from 'node:crypto'
import type { WorldContent } from '#backend/sandbox/world.ts'
import type { Load } from './load.ts'
import { model } from './model.ts'
import { renderMetadata } from './render-metadata.ts'
import { idOf } from './seed.ts'
import { basePath, type OtmmState, type StandInAsset, type StandInFolder } from './state.ts'

export type ContentKind = 'MASTER' | 'THUMBNAIL' | 'PREVIEW'

export const contentId = (asset: StandInAsset, kind: ContentKind): string =>
  idOf('content', asset.assetId, kind)

export async function renderAsset(asset: StandInAsset, load: Load, state: OtmmState) {
  const bytes = await asset.content.bytes()
  const expires = asset.values.get('ARTESIA.FIELD.EXPIRATION DATE')?.[0]
  const master = {
    ...info(asset, 'MASTER', asset.content),
    content_checksum: checksumOf(asset.content, bytes),
    content_size: bytes.length,
    unit_of_size: 'BYTES',
  }
  return {
    asset_id: asset.assetId,
    original_asset_id: asset.originalId,
    version: asset.version,
    latest_version: asset.latest,
    name: asset.name,
    type: 'com.artesia.asset.Asset',
    content_type: contentTypeOf(asset.content.mediaType),
    mime_type: asset.content.mediaType,
    content_size: bytes.length,
    asset_state: asset.lockedBy === null ? 'NORMAL' : 'LOCKED',
    content_state: asset.contentState,
    locked: asset.lockedBy !== null,
    ...(asset.lockedBy === null ? {} : { metadata_lock_state_user_name: asset.lockedBy }),
    checked_out: asset.checkedOutBy !== null,
    ...(asset.checkedOutBy === null ? {} : { content_lock_state_user_id: asset.checkedOutBy }),
    deleted: asset.deleted,
    expired: expires ? Date.parse(expires) <= state.now().getTime() : false,
    content_editable: true,
    subscribed_to: false,
    metadata_model_id: model.id,
    legacy_model_id: model.legacyId,
    date_imported: asset.importedAt,
    date_last_updated: asset.updatedAt,
    creator_id: '202',
    import_job_id: 5776,
    import_user_name: 'ajones',
    ...(asset.thumbnail ? { thumbnail_content_id: contentId(asset, 'THUMBNAIL') } : {}),
    ...(load.content
      ? { master_content_info: master, asset_content_info: { master_content: master } }
      : {}),
    ...renditions(asset, load),
    access_control_descriptor: {
      permissions_map: {
        entry: [{ key: 'text.securityPolicy.permission.ExportPermission', value: true }],
      },
    },
    security_policy_list: [{ id: 6, name: 'Book assets' }],
    ...(load.path ? { path_list: asset.folderIds.map((id) => ({ id })) } : {}),
    ...(load.metadata ? { metadata: renderMetadata(asset, load.only) } : {}),
  }
}

const checksums = new WeakMap<WorldContent, string>()

/** Made once: a list of large masters would otherwise spend its time on hashing. */
function checksumOf(content: WorldContent, bytes: Buffer): string {
  const held = checksums.get(content) ?? createHash('md5').update(bytes).digest('hex')
  checksums.set(content, held)
  return held
}

function renditions(asset: StandInAsset, load: Load) {
  const thumbnail = load.thumbnail && asset.thumbnail
  const preview = load.preview && asset.preview
  if (!thumbnail && !preview) return {}
  return {
    rendition_content: {
      ...(thumbnail ? { thumbnail_content: info(asset, 'THUMBNAIL', thumbnail) } : {}),
      ...(preview ? { preview_content: info(asset, 'PREVIEW', preview) } : {}),
    },
  }
}

/** Without sizes, so that no rendition is made only to be listed. */
function info(asset: StandInAsset, kind: ContentKind, content: WorldContent) {
  const id = contentId(asset, kind)
  return {
    id,
    name: content.fileName,
    mime_type: content.mediaType,
    content_kind: kind,
    width: content.width ?? -1,
    height: content.height ?? -1,
    content_manager_id: 'ARTESIA.CONTENT.FILE',
    url: `${basePath}/renditions/${id}`,
  }
}

/** Folders are assets of another kind, with few of an asset's properties. */
export const renderFolder = (folder: StandInFolder) => ({
  asset_id: folder.id,
  name: folder.name,
  type: 'com.artesia.container.Container',
  data_type: 'CONTAINER',
  container_type_id: 'ARTESIA.BASIC.FOLDER',
  container_type_name: 'Folder',
  deleted: false,
})

function contentTypeOf(mediaType: string): string {
  const [kind] = mediaType.split('/')
  if (kind === 'image') return 'BITMAP'
  if (kind === 'audio' || kind === 'video') return kind.toUpperCase()
  return mediaType === 'application/pdf' ? 'ACROBAT' : 'MSOFFICE'
}
