import { random, seedOf } from '../random.ts'
import { type Face, faces } from './lettering.ts'
import { rectangle, rounded } from './motif.ts'
import { type MotifName, motifs } from './motifs.ts'
import { type PaletteName, palettes } from './palettes.ts'
import { textBlock } from './text-block.ts'

/** One title's look; its cover, spine, back and promotion are drawn from it. */
export interface Design {
  title: string
  subtitle: string | null
  author: string
  imprint: string
  motif: MotifName
  palette: PaletteName
  face: keyof typeof faces
  seed: number
}

export interface Size {
  width: number
  height: number
}

/** SVG elements of a front cover. `id` has to differ between pictures in one SVG. */
export function frontCover(design: Design, { width: w, height: h }: Size, id = 'c'): string {
  const colours = palettes[design.palette]
  const motif = motifs[design.motif]
  const canvas = { width: w, height: h, colours, random: random(seedOf('motif', design.seed)), id }
  const words = motif.calm > 0 ? openWords(design, w, h) : labelWords(design, w, h)
  return motif.draw(canvas) + words
}

/** Title on the picture's calm part, author at the foot or under the title. */
function openWords(design: Design, w: number, h: number): string {
  const colours = palettes[design.palette]
  const { calm, top, foot } = motifs[design.motif]
  const face = faces[design.face]
  const ink = colours[top]
  const margin = w * 0.09
  const inner = w - margin * 2
  const underTitle = foot === null
  const titleHeight = h * (calm - 0.075 - (underTitle ? 0.075 : 0.035))
  const title = textBlock(design.title, face, ink, {
    x: margin,
    y: h * 0.065,
    width: inner,
    height: titleHeight,
    most: h * 0.105,
    leading: 1.42,
    stand: 'middle',
  })
  const subtitleAt = h * 0.065 + titleHeight + h * 0.018
  const author = textBlock(design.author, faces.caption, foot ? colours[foot] : ink, {
    x: margin,
    y: underTitle ? subtitleAt + h * 0.012 : h * 0.915,
    width: inner,
    height: h * 0.06,
    most: h * 0.027,
    lines: 1,
  })
  const subtitle =
    design.subtitle && !underTitle && top === 'deep'
      ? textBlock(design.subtitle, faces.caption, ink, {
          x: margin,
          y: subtitleAt,
          width: inner,
          height: h * 0.05,
          most: h * 0.0165,
          lines: 2,
        })
      : ''
  return title + subtitle + author
}

/** Title and author on a label with a fine rule, for pictures that fill the whole cover. */
function labelWords(design: Design, w: number, h: number): string {
  const colours = palettes[design.palette]
  const face: Face = faces[design.face]
  const chooses = random(seedOf('label', design.seed))
  const full = chooses.chance(0.4)
  const [x, wide] = full ? [0, w] : [w * 0.12, w * 0.76]
  const tall = h * 0.38
  const y = full ? h * 0.54 : h * chooses.pick([0.1, 0.31])
  const dark = chooses.chance(0.35)
  const [ground, ink] = dark ? [colours.deep, colours.paper] : [colours.paper, colours.deep]
  const pad = w * 0.075
  const inset = w * 0.022
  const rule =
    `<rect x="${rounded(x + inset)}" y="${rounded(y + inset)}" width="${rounded(wide - inset * 2)}" height="${rounded(tall - inset * 2)}" ` +
    `fill="none" stroke="${ink}" stroke-width="${rounded(w * 0.0035)}"/>`
  return (
    rectangle(x, y, wide, tall, ground) +
    (full ? '' : rule) +
    textBlock(design.title, face, ink, {
      x: x + pad,
      y: y + h * 0.045,
      width: wide - pad * 2,
      height: tall * 0.6,
      most: h * 0.09,
      leading: 1.42,
      stand: 'middle',
    }) +
    rectangle(w / 2 - w * 0.05, y + tall * 0.775, w * 0.1, h * 0.003, colours.accent) +
    textBlock(design.author, faces.caption, ink, {
      x: x + pad,
      y: y + tall * 0.825,
      width: wide - pad * 2,
      height: h * 0.05,
      most: h * 0.024,
      lines: 1,
    })
  )
}
