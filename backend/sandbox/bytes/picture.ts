import sharp, { type Sharp } from 'sharp'
import type { Size } from './cover-art.ts'

/** SVG elements drawn at `drawn` size, shown at `shown` size. */
export const svgOf = (elements: string, drawn: Size, shown: Size = drawn): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shown.width}" height="${shown.height}" ` +
      `viewBox="0 0 ${drawn.width} ${drawn.height}" preserveAspectRatio="xMidYMid slice">${elements}</svg>`,
  )

export type PictureFormat = 'jpeg' | 'png' | 'tiff' | 'cmyk'

const encoders: Record<PictureFormat, (picture: Sharp, quality: number) => Sharp> = {
  jpeg: (picture, quality) =>
    picture.jpeg({ quality, chromaSubsampling: quality > 85 ? '4:4:4' : '4:2:0' }),
  cmyk: (picture, quality) => picture.toColourspace('cmyk').jpeg({ quality }),
  tiff: (picture) =>
    picture.tiff({ compression: 'lzw', predictor: 'horizontal', xres: 11.81, yres: 11.81 }),
  png: (picture) => picture.png({ compressionLevel: 6 }),
}

/** Paints an SVG as a file of the given format. Equal input gives equal bytes. */
export const painted = (svg: Buffer, format: PictureFormat, quality = 88): Promise<Buffer> =>
  encoders[format](sharp(svg).flatten({ background: '#ffffff' }), quality).toBuffer()
