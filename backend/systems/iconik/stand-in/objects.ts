import type { WorldContent } from '#backend/sandbox/world.ts'
import { later } from './envelopes.ts'
import { latest, uuidOf, type HeldAsset, type HeldVersion, type IconikState } from './state.ts'

/** How iconik writes what it holds. Many fields are null where its schema declares none. */

export const versionObject = (version: HeldVersion) => ({
  id: version.id,
  version_number: version.number,
  status: version.status,
  archive_status: version.archiveStatus,
  is_online: version.isOnline,
  transcribe_status: 'N/A',
  created_by_user: null,
  date_created: version.createdAt,
  ...later,
})

export const assetObject = (asset: HeldAsset) => ({
  id: asset.id,
  title: asset.title,
  type: 'ASSET',
  status: asset.status,
  archive_status: latest(asset).archiveStatus,
  analyze_status: 'N/A',
  is_online: latest(asset).isOnline,
  is_blocked: asset.isBlocked,
  warning: null,
  external_id: asset.externalId,
  external_link: null,
  date_created: asset.createdAt,
  date_modified: asset.modifiedAt,
  date_deleted: null,
  deleted_by_user: null,
  // Newest first, as the web page lists them.
  versions: asset.versions.toReversed().map(versionObject),
  ...later,
})

export const approvalObject = (asset: HeldAsset, version: HeldVersion) =>
  version.approval && {
    object_type: 'assets',
    object_id: asset.id,
    version_id: version.id,
    status: version.approval.status,
    user_status: null,
    min_number: 1,
    users: version.approval.votes.flatMap(({ user }) => user ?? []),
    groups: [],
    externals: version.approval.votes.flatMap(({ external }) => external ?? []),
    share_id: null,
    request_date: version.approval.requestedAt,
    change_date: version.approval.changedAt,
    approvals_by: version.approval.votes.map(({ user, external, status, at }) => ({
      user,
      external,
      status,
      change_date: at,
      version_id: version.id,
    })),
    ...later,
  }

export const formatIdOf = (version: HeldVersion): string => uuidOf(`format/${version.id}`)
export const fileIdOf = (version: HeldVersion): string => uuidOf(`file/${version.id}`)
export const fileSetIdOf = (version: HeldVersion): string => uuidOf(`file-set/${version.id}`)
export const posterIdOf = (version: HeldVersion): string => uuidOf(`poster/${version.id}`)
export const proxyIdOf = (version: HeldVersion): string => uuidOf(`proxy/${version.id}`)
const storageId = uuidOf('storage')

const number = (value: number | null): string | undefined =>
  value === null ? undefined : String(value)

export const formatObjects = (version: HeldVersion) =>
  version.content
    ? [
        {
          id: formatIdOf(version),
          name: 'ORIGINAL',
          status: 'ACTIVE',
          archive_status: null,
          version_id: version.id,
          metadata: [{ internet_media_type: version.content.mediaType }],
          components: [
            { id: uuidOf(`component/${version.id}`), ...component(version.content), ...later },
          ],
          storage_methods: ['GCS'],
          ...later,
        },
      ]
    : []

const component = (content: WorldContent) => ({
  name: 'GENERAL',
  type: 'GENERAL',
  metadata: {
    width: number(content.width),
    height: number(content.height),
    duration: number(content.durationSeconds === null ? null : content.durationSeconds * 1000),
  },
})

export const fileSetObjects = (version: HeldVersion) =>
  version.content
    ? [
        {
          id: fileSetIdOf(version),
          format_id: formatIdOf(version),
          storage_id: storageId,
          base_dir: '',
          name: version.content.fileName,
          component_ids: [],
          status: 'ACTIVE',
          original_storage_id: null,
          version_id: version.id,
          ...later,
        },
      ]
    : []

/** The one place that needs the size, and so the bytes. */
export const fileObjects = async (version: HeldVersion, state: IconikState) =>
  version.content
    ? [
        {
          id: fileIdOf(version),
          original_name: version.content.fileName,
          name: `${fileIdOf(version)}_${version.content.fileName}`,
          directory_path: '',
          size: (await version.content.bytes()).length,
          status: version.archiveStatus === 'ARCHIVED' ? 'ARCHIVED' : version.fileStatus,
          type: 'FILE',
          checksum: null,
          format_id: formatIdOf(version),
          file_set_id: fileSetIdOf(version),
          file_set_status: 'ACTIVE',
          storage_id: storageId,
          storage_method: state.storage.method,
          version_id: version.id,
          ...later,
        },
      ]
    : []

/** A sprite map comes with each poster, and must not be taken for it. */
export const keyframeObjects = (version: HeldVersion, sign: (id: string) => string | null) =>
  version.poster
    ? [
        { ...still(version, 'KEYFRAME_MAP'), id: uuidOf(`map/${version.id}`), url: null },
        { ...still(version, 'POSTER'), id: posterIdOf(version), url: sign(posterIdOf(version)) },
      ]
    : []

/** The web copy of a video; the stand-in gives the original's bytes for it. */
export const proxyObjects = (version: HeldVersion, sign: (id: string) => string | null) =>
  version.content?.mediaType.startsWith('video/')
    ? [
        {
          id: proxyIdOf(version),
          name: 'proxy.mp4',
          status: 'CLOSED',
          codec: 'h264',
          url: sign(proxyIdOf(version)),
          version_id: version.id,
          ...later,
        },
      ]
    : []

const still = (version: HeldVersion, type: string) => ({
  type,
  status: 'CLOSED',
  is_custom_keyframe: false,
  is_public: false,
  resolution: { width: version.poster!.width, height: version.poster!.height },
  version_id: version.id,
  ...later,
})
