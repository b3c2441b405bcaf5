import type { Random } from '../random.ts'
import type { Palette } from './palettes.ts'

/** What a picture is drawn on. `id` keeps names apart when several pictures share one SVG. */
export interface Canvas {
  width: number
  height: number
  colours: Palette
  random: Random
  id: string
}

/** A drawing that fills its canvas, as SVG elements. */
export type Motif = (canvas: Canvas) => string

export const rounded = (value: number): string => value.toFixed(1)

export const rectangle = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
): string =>
  `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" fill="${fill}"/>`

export const circle = (x: number, y: number, radius: number, fill: string, more = ''): string =>
  `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="${rounded(radius)}" fill="${fill}" ${more}/>`

/** A gradient from top to bottom over the whole canvas. */
export function sky({ width, height, id }: Canvas, ...colours: string[]): string {
  const stops = colours
    .map(
      (colour, index) =>
        `<stop offset="${rounded((index / (colours.length - 1)) * 100)}%" stop-color="${colour}"/>`,
    )
    .join('')
  return (
    `<linearGradient id="${id}sky" x1="0" y1="0" x2="0" y2="1">${stops}</linearGradient>` +
    `<rect width="${width}" height="${height}" fill="url(#${id}sky)"/>`
  )
}

/** A filled band whose upper edge runs through the given points, softly. */
export function ridge(points: [number, number][], bottom: number, fill: string): string {
  const [first, ...rest] = points
  if (!first) return ''
  let [lastX, lastY] = first
  const curve = rest.map(([x, y]) => {
    const middle = (lastX + x) / 2
    const part = `C${rounded(middle)} ${rounded(lastY)} ${rounded(middle)} ${rounded(y)} ${rounded(x)} ${rounded(y)}`
    ;[lastX, lastY] = [x, y]
    return part
  })
  return `<path d="M${rounded(first[0])} ${rounded(first[1])}${curve.join('')}L${rounded(lastX)} ${bottom}L${rounded(first[0])} ${bottom}Z" fill="${fill}"/>`
}
