import sharp from 'sharp'
import { type Design, frontCover } from './cover-art.ts'
import { h264 } from './h264.ts'
import { rectangle } from './motif.ts'
import { mp4 } from './mp4.ts'
import { palettes } from './palettes.ts'
import { svgOf } from './picture.ts'
import { banner, illustration } from './promotion-art.ts'

export const trailerSize = { width: 320, height: 192 }
export const trailerSeconds = 8

/** A book trailer of eight pictures: along the illustration, then the cover, then the title. */
export async function trailer(design: Design): Promise<Buffer> {
  const pictures = await Promise.all(
    Array.from({ length: trailerSeconds }, (_, second) =>
      sharp(svgOf(scene(design, second), { width: 1600, height: 960 }, trailerSize))
        .flatten()
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  )
  return mp4(h264({ ...trailerSize, pictures }), trailerSize.width, trailerSize.height, 1)
}

export function scene(design: Design, second: number): string {
  const ground = rectangle(0, 0, 1600, 960, palettes[design.palette].deep)
  if (second < 4)
    return `<g transform="translate(${-second * 60} 0) scale(1.2)">${illustration(design, { width: 1600, height: 960 }, 1)}</g>`
  if (second < 6)
    return `${ground}<svg x="${520 - (second - 4) * 20}" y="${60 - (second - 4) * 30}" width="${560 + (second - 4) * 40}" height="${840 + (second - 4) * 60}" viewBox="0 0 1200 1800">${frontCover(design, { width: 1200, height: 1800 }, 't')}</svg>`
  return `${ground}<g transform="translate(0 180)">${banner(design, { width: 1600, height: 600 })}</g>`
}
