import { SystemFailure } from '#shared/domain/failure.ts'
import { skipBytes } from '#backend/systems/ranged-content.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { Content } from '../port.ts'
import type { OtmmClient } from './client.ts'
import { type Asset, assetAnswer } from './contract.ts'
import { assetLoad } from './load.ts'

const html = 'text/html'
const jpeg = 'image/jpeg'

/** One version by its own id. */
export async function readAsset(
  client: OtmmClient,
  version: string,
  signal: AbortSignal,
): Promise<Asset> {
  const answer = await client.json(
    { operation: 'asset', path: assetPath(version), query: assetLoad, signal },
    assetAnswer,
  )
  return answer.asset_resource.asset
}

export async function openThumbnail(
  client: OtmmClient,
  ref: ItemRef,
  signal: AbortSignal,
): Promise<Content> {
  const content = await openContents(client, ref, { rendition_type: 'thumbnail' }, signal)
  if (content.mediaType === html) throw notTheFile(content)
  return content
}

export async function openOriginal(
  client: OtmmClient,
  ref: ItemRef,
  signal: AbortSignal,
): Promise<Content> {
  const content = await openContents(client, ref, {}, signal)
  if (content.mediaType !== html) return content
  // A page of a proxy, unless the asset itself is a page.
  const asset = await readAsset(client, ref.version, signal)
  if (asset.mime_type !== html) throw notTheFile(content)
  return content
}

/** The master when it is a JPEG, or a preview that is a JPEG of the master's own size. */
export async function openJpeg(
  client: OtmmClient,
  ref: ItemRef,
  signal: AbortSignal,
): Promise<Content | null> {
  const asset = await readAsset(client, ref.version, signal)
  const master = asset.master_content_info
  if ((master?.mime_type ?? asset.mime_type) === jpeg) return openOriginal(client, ref, signal)
  const preview = asset.rendition_content?.preview_content
  const fullSize =
    (preview?.width ?? 0) > 0 &&
    preview?.width === master?.width &&
    preview?.height === master?.height
  if (!fullSize || preview?.mime_type !== jpeg) return null
  const content = await openContents(client, ref, { rendition_type: 'preview' }, signal)
  if (content.mediaType !== jpeg) throw notTheFile(content)
  return content
}

/**
 * Content from `offset` on. Whether OTMM answers ranges is not documented, so that the bytes before
 * are read and dropped.
 */
export function skipTo(content: Content, offset: number): Content {
  if (offset === 0) return content
  const bytes = content.bytes === null ? null : Math.max(0, content.bytes - offset)
  return { ...content, stream: skipBytes(content.stream, offset), bytes, offset }
}

async function openContents(
  client: OtmmClient,
  ref: ItemRef,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<Content> {
  const path = `${assetPath(ref.version)}/contents`
  const answer = await client.send({ operation: 'contents', path, query, signal })
  return {
    stream: answer.stream,
    bytes: answer.bytes,
    mediaType: answer.header('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream',
    offset: 0,
    // every version is an asset of its own, so that its id marks its bytes
    etag: ref.version,
  }
}

function notTheFile(content: Content): SystemFailure {
  content.stream.destroy()
  return new SystemFailure('unavailable', {
    system: 'otmm',
    operation: 'contents',
    message: `OTMM answered with a page (${content.mediaType}) instead of the file`,
  })
}

/** A dot segment would name another resource; no id of OTMM is one. */
function assetPath(version: string): string {
  if (['', '.', '..'].includes(version))
    throw new SystemFailure('not-found', {
      system: 'otmm',
      operation: 'asset',
      message: 'An asset without an id was asked for',
    })
  return `/assets/${encodeURIComponent(version)}`
}
