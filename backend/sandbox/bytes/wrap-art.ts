import { random, seedOf } from '../random.ts'
import { type Design, type Size, frontCover } from './cover-art.ts'
import { type Face, faces } from './lettering.ts'
import { rectangle } from './motif.ts'
import { palettes } from './palettes.ts'
import { textBlock } from './text-block.ts'

/** Elements of a spine, read from top to bottom. */
export function spine(design: Design, { width: w, height: h }: Size): string {
  const colours = palettes[design.palette]
  const face = faces[design.face]
  const along = (text: string, letter: Face, ink: string, x: number, length: number): string =>
    textBlock(text, letter, ink, {
      x,
      y: -w * 0.75,
      width: length,
      height: w * 0.5,
      most: w * 0.32,
      lines: 1,
      align: 'start',
      stand: 'middle',
    })
  return (
    rectangle(0, 0, w, h, colours.deep) +
    rectangle(0, h * 0.94, w, h * 0.012, colours.accent) +
    `<g transform="rotate(90)">` +
    along(design.title, face, colours.paper, h * 0.05, h * 0.52) +
    along(design.author, faces.caption, colours.light, h * 0.62, h * 0.28) +
    '</g>'
  )
}

/** Elements of a back cover: lines that stand for the blurb, and the barcode's white field. */
export function backCover(design: Design, { width: w, height: h }: Size): string {
  const colours = palettes[design.palette]
  const lines = random(seedOf('blurb', design.seed))
  const paragraph = (top: number, rows: number): string =>
    Array.from({ length: rows }, (_, row) => {
      const length = w * (row === rows - 1 ? lines.between(0.3, 0.55) : lines.between(0.74, 0.78))
      return rectangle(w * 0.11, top + row * h * 0.024, length, h * 0.0075, colours.light)
    }).join('')
  const bars = Array.from({ length: 44 }, (_, bar) =>
    rectangle(
      w * (0.645 + bar * 0.0058),
      h * 0.875,
      w * lines.pick([0.0016, 0.003, 0.0042]),
      h * 0.05,
      '#000',
    ),
  )
  return (
    rectangle(0, 0, w, h, colours.deep) +
    textBlock(design.title, faces[design.face], colours.accent, {
      x: w * 0.11,
      y: h * 0.09,
      width: w * 0.78,
      height: h * 0.12,
      most: h * 0.036,
      align: 'start',
    }) +
    paragraph(h * 0.25, 6) +
    paragraph(h * 0.43, 8) +
    paragraph(h * 0.66, 3) +
    rectangle(w * 0.62, h * 0.86, w * 0.29, h * 0.09, '#fff') +
    bars.join('') +
    textBlock(design.imprint, faces.caption, colours.light, {
      x: w * 0.11,
      y: h * 0.92,
      width: w * 0.4,
      height: h * 0.03,
      most: h * 0.014,
      align: 'start',
    })
  )
}

/** The whole wrap: back, spine and front, for a spine of the given width. */
export function wholeCover(design: Design, front: Size, spineWidth: number): string {
  const move = (x: number, drawn: string): string =>
    `<svg x="${x}" y="0" width="${front.width}" height="${front.height}" viewBox="0 0 ${front.width} ${front.height}">${drawn}</svg>`
  return (
    move(0, backCover(design, front)) +
    `<g transform="translate(${front.width} 0)">${spine(design, { ...front, width: spineWidth })}</g>` +
    move(front.width + spineWidth, frontCover(design, front, 'w'))
  )
}
