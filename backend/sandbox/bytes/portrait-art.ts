import { random, seedOf } from '../random.ts'
import type { Size } from './cover-art.ts'
import { circle, rectangle, rounded } from './motif.ts'
import { type Palette, type PaletteName, palettes } from './palettes.ts'

const skins = [
  ['#f1c9a5', '#dba781'],
  ['#e3ac7f', '#c68a5e'],
  ['#c68863', '#a66a48'],
  ['#9a6242', '#7b4a30'],
  ['#6f4430', '#553223'],
] as const
const hairs = ['#1f1a1c', '#3a2620', '#6b3f2a', '#a8713f', '#8d8a8a', '#d8d3cc'] as const

/** A portrait without a face: someone against a coloured wall, in flat shapes with one light. */
export function portrait(name: string, { width: w, height: h }: Size): string {
  const chooses = random(seedOf('portrait', name))
  const names = Object.keys(palettes) as PaletteName[]
  const colours: Palette = palettes[chooses.pick(names)]
  const [skin, shade] = chooses.pick(skins)
  const hair = chooses.pick(hairs)
  const cut = chooses.whole(0, 3)
  const [x, y, r] = [w / 2, h * 0.42, w * 0.165]
  const coat = chooses.pick([colours.strong, colours.deep, colours.accent])
  const shirt = colours.paper

  const wall =
    rectangle(0, 0, w, h, colours.light) +
    circle(w * chooses.between(0.2, 0.8), h * 0.36, w * 0.46, colours.mid, 'opacity="0.55"')
  const longHair =
    cut === 1
      ? `<path d="M${rounded(x - r * 1.25)} ${rounded(y - r * 0.1)}Q${rounded(x - r * 1.2)} ${rounded(y - r * 1.55)} ${rounded(x)} ${rounded(y - r * 1.5)}Q${rounded(x + r * 1.2)} ${rounded(y - r * 1.55)} ${rounded(x + r * 1.25)} ${rounded(y - r * 0.1)}L${rounded(x + r * 1.45)} ${rounded(y + r * 2.05)}L${rounded(x - r * 1.45)} ${rounded(y + r * 2.05)}Z" fill="${hair}"/>`
      : cut === 2
        ? circle(x, y - r * 0.42, r * 1.42, hair) + circle(x, y - r * 1.75, r * 0.5, hair)
        : ''
  const neck = `<path d="M${rounded(x - r * 0.42)} ${rounded(y + r * 0.7)}L${rounded(x - r * 0.48)} ${rounded(y + r * 2.1)}L${rounded(x + r * 0.48)} ${rounded(y + r * 2.1)}L${rounded(x + r * 0.42)} ${rounded(y + r * 0.7)}Z" fill="${shade}"/>`
  const shoulders = `<path d="M${rounded(x - r * 2.75)} ${h}Q${rounded(x - r * 2.65)} ${rounded(y + r * 2.35)} ${rounded(x - r * 0.75)} ${rounded(y + r * 1.82)}Q${rounded(x)} ${rounded(y + r * 2.5)} ${rounded(x + r * 0.75)} ${rounded(y + r * 1.82)}Q${rounded(x + r * 2.65)} ${rounded(y + r * 2.35)} ${rounded(x + r * 2.75)} ${h}Z" fill="${coat}"/>`
  const collar = `<path d="M${rounded(x - r * 0.62)} ${rounded(y + r * 1.78)}L${rounded(x)} ${rounded(y + r * 2.9)}L${rounded(x + r * 0.62)} ${rounded(y + r * 1.78)}Q${rounded(x)} ${rounded(y + r * 2.3)} ${rounded(x - r * 0.62)} ${rounded(y + r * 1.78)}Z" fill="${shirt}"/>`
  const head =
    `<ellipse cx="${rounded(x)}" cy="${rounded(y)}" rx="${rounded(r)}" ry="${rounded(r * 1.28)}" fill="${skin}"/>` +
    `<path d="M${rounded(x + r * 0.1)} ${rounded(y - r * 1.27)}A${rounded(r)} ${rounded(r * 1.28)} 0 0 1 ${rounded(x + r * 0.1)} ${rounded(y + r * 1.27)}Q${rounded(x + r * 0.75)} ${rounded(y)} ${rounded(x + r * 0.1)} ${rounded(y - r * 1.27)}Z" fill="${shade}" opacity="0.75"/>`
  const fringe = `<path d="M${rounded(x - r * 1.08)} ${rounded(y - r * 0.05)}Q${rounded(x - r * 1.25)} ${rounded(y - r * 1.55)} ${rounded(x)} ${rounded(y - r * 1.52)}Q${rounded(x + r * 1.25)} ${rounded(y - r * 1.55)} ${rounded(x + r * 1.08)} ${rounded(y - r * 0.05)}Q${rounded(x + r * 0.85)} ${rounded(y - r * 0.85)} ${rounded(x + r * chooses.between(-0.3, 0.3))} ${rounded(y - r * 0.82)}Q${rounded(x - r * 0.8)} ${rounded(y - r * 0.8)} ${rounded(x - r * 1.08)} ${rounded(y - r * 0.05)}Z" fill="${hair}"/>`
  const glasses = chooses.chance(0.35)
    ? [-1, 1]
        .map((side) =>
          circle(
            x + side * r * 0.44,
            y - r * 0.02,
            r * 0.33,
            'none',
            `stroke="${colours.deep}" stroke-width="${rounded(r * 0.07)}"`,
          ),
        )
        .join('') +
      `<path d="M${rounded(x - r * 0.12)} ${rounded(y - r * 0.05)}Q${rounded(x)} ${rounded(y - r * 0.14)} ${rounded(x + r * 0.12)} ${rounded(y - r * 0.05)}" fill="none" stroke="${colours.deep}" stroke-width="${rounded(r * 0.07)}"/>`
    : ''
  const beard =
    cut === 3
      ? `<path d="M${rounded(x - r * 0.99)} ${rounded(y + r * 0.15)}Q${rounded(x - r * 0.95)} ${rounded(y + r * 1.5)} ${rounded(x)} ${rounded(y + r * 1.52)}Q${rounded(x + r * 0.95)} ${rounded(y + r * 1.5)} ${rounded(x + r * 0.99)} ${rounded(y + r * 0.15)}Q${rounded(x + r * 0.6)} ${rounded(y + r * 0.72)} ${rounded(x)} ${rounded(y + r * 0.62)}Q${rounded(x - r * 0.6)} ${rounded(y + r * 0.72)} ${rounded(x - r * 0.99)} ${rounded(y + r * 0.15)}Z" fill="${hair}"/>`
      : ''
  return wall + longHair + neck + shoulders + collar + head + fringe + beard + glasses
}
