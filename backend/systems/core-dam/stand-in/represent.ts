import type { CoreDamState, StoredInstance, StoredRendition } from './state.ts'

/** Addresses under which answers point at things. */
export interface Addresses {
  cms: string
  css: string
}

export async function instanceBody(
  instance: StoredInstance,
  state: CoreDamState,
  addresses: Addresses,
): Promise<Record<string, unknown>> {
  const primary = instance.renditions.find((one) => one.type === 'primary')
  const self = `${addresses.cms}/instances/${instance.category}/${instance.type}/${instance.id}`
  return {
    id: instance.id,
    name: instance.name,
    display_name: instance.displayName,
    category: instance.category,
    type: instance.type,
    parent_folder_id: instance.parentId,
    create_time: instance.createTime,
    update_time: instance.updateTime,
    etag: instance.etag,
    version_no: instance.versionNo,
    version_label: [`${instance.versionNo}.0`],
    latest: instance.latest,
    acl_id: instance.aclId,
    ...(primary && { mime_type: primary.mimeType, content_size: await sizeOf(primary, state) }),
    properties: instance.properties,
    traits: instance.traits,
    _links: links(state, {
      self,
      edit: self,
      parent: `${self}/parent`,
      'urn:eim:linkrel:delete': self,
      ...(primary && { 'urn:eim:linkrel:download-media': streamOf(primary, addresses) }),
    }),
  }
}

export async function renditionBody(
  rendition: StoredRendition,
  state: CoreDamState,
  addresses: Addresses,
): Promise<Record<string, unknown>> {
  return {
    id: rendition.id,
    name: rendition.name,
    mime_type: rendition.mimeType,
    content_size: await sizeOf(rendition, state),
    blob_id: rendition.blobId,
    rendition_type: rendition.type,
    _links: links(state, { 'urn:eim:linkrel:download-media': streamOf(rendition, addresses) }),
  }
}

const streamOf = (rendition: StoredRendition, addresses: Addresses): string =>
  `${addresses.css}/v3/files/${rendition.blobId}/stream`

const sizeOf = async (rendition: StoredRendition, state: CoreDamState): Promise<number> =>
  (await state.files.get(rendition.blobId)?.bytes())?.length ?? 0

const links = (state: CoreDamState, hrefs: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(hrefs).map(([relation, href]) => [
      relation,
      state.switches.links === 'objects' ? { href } : new URL(href).pathname,
    ]),
  )
