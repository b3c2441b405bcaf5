import { broken, drawable, type Face, type Line, lineOf, scaledPath } from './lettering.ts'

export interface TextBox {
  x: number
  y: number
  width: number
  height: number
  /** Largest height of the capitals. */
  most: number
  /** From one base line to the next, in capitals' heights. */
  leading?: number
  lines?: number
  align?: 'start' | 'middle' | 'end'
  /** Where the lines stand when they do not fill the box. */
  stand?: 'top' | 'middle' | 'bottom'
}

/** Letters as SVG, as large as the box lets them be. Empty when nothing of the text can be drawn. */
export function textBlock(text: string, face: Face, colour: string, box: TextBox): string {
  const words = drawable(text).split(' ').filter(Boolean)
  if (words.length === 0) return ''
  const leading = box.leading ?? 1.5
  const settings = Array.from({ length: Math.min(words.length, box.lines ?? 5) }, (_, index) => {
    const lines = broken(words, index + 1, face).map((line) => lineOf(line, face))
    const widest = Math.max(...lines.map((line) => line.width)) + face.weight
    const tallest = 1 + (lines.length - 1) * leading + face.weight / 100
    return {
      lines,
      tallest,
      size: Math.min(box.most, (box.width / widest) * 100, box.height / tallest),
    }
  })
  const { lines, tallest, size } = settings.reduce((best, setting) =>
    setting.size > best.size * 1.02 ? setting : best,
  )
  const free = box.height - tallest * size
  const top =
    box.y +
    { top: 0, middle: free / 2, bottom: free }[box.stand ?? 'top'] +
    (face.weight / 200) * size
  return lines
    .map((line, row) => drawnLine(line, face, colour, box, top + row * leading * size, size))
    .join('')
}

function drawnLine(
  line: Line,
  face: Face,
  colour: string,
  box: TextBox,
  top: number,
  size: number,
): string {
  const unit = size / 100
  const drawnWidth = (line.width + face.weight) * unit
  const free = box.width - drawnWidth
  const left = box.x + { start: 0, middle: free / 2, end: free }[box.align ?? 'middle']
  // Level strokes get thinner by drawing in a taller space that is then pressed flat.
  const tall = 1 / face.contrast
  const joined = (part: 'strokes' | 'serifs'): string =>
    line.glyphs
      .filter((glyph) => glyph[part])
      .map((glyph) => {
        const path = scaledPath(glyph[part], face.width, tall)
        return `<path transform="translate(${(glyph.x + face.weight / 2).toFixed(2)} 0)" d="${path}"/>`
      })
      .join('')
  const ends = face.round
    ? 'stroke-linecap="round" stroke-linejoin="round"'
    : 'stroke-linecap="square" stroke-linejoin="miter" stroke-miterlimit="2.2"'
  const serifs = face.serif
    ? `<g stroke-width="${face.weight * 0.9}" stroke-linecap="butt">${joined('serifs')}</g>`
    : ''
  return (
    `<g fill="none" stroke="${colour}" stroke-width="${face.weight}" ${ends} ` +
    `transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${unit.toFixed(5)} ${(unit / tall).toFixed(5)})">` +
    `${joined('strokes')}${serifs}</g>`
  )
}
