import type { VipConfig } from './config.ts'
import type { Media } from './contract.ts'

export interface SiteFile {
  url: string
  mediaType: string
  bytes: number | null
}

/** Large pictures are scaled down on upload; the untouched file then lies beside the scaled one. */
export const isScaled = (media: Media): boolean => Boolean(media.media_details?.original_image)

export function originalOf(media: Media): SiteFile {
  const original = media.media_details?.original_image
  return {
    url: original ? new URL(encodeURIComponent(original), media.source_url).href : media.source_url,
    mediaType: media.mime_type,
    bytes: original ? null : (media.media_details?.filesize ?? null),
  }
}

/** A site keeps no second format at full size: the JPEG is the file itself or there is none. */
export const jpegOf = (media: Media): SiteFile | null =>
  media.mime_type === 'image/jpeg' ? originalOf(media) : null

export function thumbnailOf(media: Media, config: VipConfig): SiteFile | null {
  const sizes = media.media_details?.sizes ?? {}
  const name = config.thumbnailSizes.find((wanted) => sizes[wanted])
  const size = name === undefined ? undefined : sizes[name]
  return size
    ? { url: size.source_url, mediaType: size.mime_type ?? 'image/jpeg', bytes: null }
    : null
}
