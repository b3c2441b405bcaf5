import { random, seedOf } from '../random.ts'
import { type Design, type Size, frontCover } from './cover-art.ts'
import { faces } from './lettering.ts'
import { circle, rectangle, rounded } from './motif.ts'
import { motifs } from './motifs.ts'
import { palettes } from './palettes.ts'
import { textBlock } from './text-block.ts'
import { spine } from './wrap-art.ts'

/** The cover as a picture inside a picture. */
const placedCover = (design: Design, x: number, y: number, height: number): string => {
  const width = (height / 1800) * 1200
  return (
    `<rect x="${rounded(x + height * 0.016)}" y="${rounded(y + height * 0.02)}" width="${rounded(width)}" height="${rounded(height)}" fill="#000" opacity="0.28"/>` +
    `<svg x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" viewBox="0 0 1200 1800">${frontCover(design, { width: 1200, height: 1800 }, 'p')}</svg>`
  )
}

/** A wide web banner: the book, its title, its author. */
export function banner(design: Design, { width: w, height: h }: Size): string {
  const colours = palettes[design.palette]
  const coverHeight = h * 0.8
  const textX = h * 0.12 + (coverHeight * 2) / 3 + h * 0.14
  const text = (words: string, y: number, height: number, most: number, small: boolean): string =>
    textBlock(
      words,
      small ? faces.caption : faces[design.face],
      small ? colours.light : colours.paper,
      {
        x: textX,
        y,
        width: w - textX - h * 0.16,
        height,
        most,
        align: 'start',
        stand: 'middle',
        lines: small ? 1 : 3,
      },
    )
  return (
    rectangle(0, 0, w, h, colours.deep) +
    circle(w * 0.92, h * 1.05, h * 0.8, colours.strong) +
    circle(w * 0.98, h * 1.1, h * 0.5, colours.accent) +
    placedCover(design, h * 0.12, h * 0.1, coverHeight) +
    text(design.title, h * 0.14, h * 0.46, h * 0.17, false) +
    text(design.author, h * 0.68, h * 0.12, h * 0.07, true)
  )
}

/** A square for social media. */
export function square(design: Design, { width: w, height: h }: Size): string {
  const colours = palettes[design.palette]
  return (
    rectangle(0, 0, w, h, colours.light) +
    circle(w * 0.5, h * 0.52, w * 0.44, colours.mid) +
    placedCover(design, w * 0.5 - h * 0.24, h * 0.08, h * 0.72) +
    textBlock(design.author, faces.caption, colours.deep, {
      x: w * 0.1,
      y: h * 0.87,
      width: w * 0.8,
      height: h * 0.06,
      most: h * 0.035,
      lines: 1,
    })
  )
}

/** The printed book standing on a table, for the press. */
export function standingBook(design: Design, { width: w, height: h }: Size): string {
  const tall = h * 0.74
  const [x, y, thick] = [w * 0.5 - tall * 0.28, h * 0.1, tall * 0.085]
  return (
    rectangle(0, 0, w, h, '#ece8e1') +
    rectangle(0, h * 0.72, w, h * 0.28, '#d8d0c4') +
    `<ellipse cx="${rounded(w / 2)}" cy="${rounded(y + tall)}" rx="${rounded(tall * 0.48)}" ry="${rounded(h * 0.035)}" fill="#000" opacity="0.22"/>` +
    `<g transform="translate(${rounded(x)} ${rounded(y)}) skewY(-9) translate(${rounded(-thick)} 0)">${spine(design, { width: thick, height: tall })}<rect width="${rounded(thick)}" height="${rounded(tall)}" fill="#000" opacity="0.25"/></g>` +
    `<g transform="translate(${rounded(x)} ${rounded(y)}) skewY(3)"><svg width="${rounded((tall * 2) / 3)}" height="${rounded(tall)}" viewBox="0 0 1200 1800">${frontCover(design, { width: 1200, height: 1800 }, 'b')}</svg></g>`
  )
}

/** The design's picture alone, without letters: an illustration from inside the book. */
export function illustration(design: Design, size: Size, number: number): string {
  const seeded = random(seedOf('illustration', design.seed, number))
  return motifs[design.motif].draw({
    ...size,
    colours: palettes[design.palette],
    random: seeded,
    id: `i${number}`,
  })
}
