import type { WorldContent } from '../world.ts'
import type { Size } from '../bytes/cover-art.ts'
import { type PictureFormat, painted, svgOf } from '../bytes/picture.ts'

/** Content whose bytes are made when they are first asked for, and kept. */
export function lazy(
  fileName: string,
  mediaType: string,
  make: () => Promise<Buffer> | Buffer,
  facts: Partial<Pick<WorldContent, 'width' | 'height' | 'durationSeconds'>> = {},
): WorldContent {
  let made: Promise<Buffer> | null = null
  return {
    fileName,
    mediaType,
    width: facts.width ?? null,
    height: facts.height ?? null,
    durationSeconds: facts.durationSeconds ?? null,
    bytes: () => (made ??= Promise.resolve().then(make)),
  }
}

const mediaTypes: Record<PictureFormat, string> = {
  jpeg: 'image/jpeg',
  cmyk: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
}

export interface Picture {
  size: Size
  draw(): string
}

export const pictureContent = (
  fileName: string,
  picture: Picture,
  format: PictureFormat = 'jpeg',
): WorldContent =>
  lazy(
    fileName,
    mediaTypes[format],
    () => painted(svgOf(picture.draw(), picture.size), format),
    picture.size,
  )

const longestThumbnailSide = 240

/** A small JPEG of the same picture. */
export function thumbnailContent(picture: Picture): WorldContent {
  const { width, height } = picture.size
  const scale = longestThumbnailSide / Math.max(width, height)
  const shown = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  return lazy(
    'thumbnail.jpg',
    'image/jpeg',
    () => painted(svgOf(picture.draw(), picture.size, shown), 'jpeg', 78),
    shown,
  )
}
