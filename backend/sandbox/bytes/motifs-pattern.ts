import { type Motif, circle, rectangle, rounded } from './motif.ts'

/** Quarter circles in a grid. */
export const tiles: Motif = ({ width: w, height: h, colours: c, random }) => {
  const columns = Math.max(3, Math.round(w / 240))
  const side = w / columns
  let drawn = rectangle(0, 0, w, h, c.paper)
  for (let row = 0; row * side < h; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * side, row * side]
      const [under, over] = [
        random.pick([c.paper, c.light, c.deep, c.mid]),
        random.pick([c.mid, c.strong, c.accent, c.deep, c.light]),
      ]
      drawn += rectangle(x, y, side + 0.5, side + 0.5, under)
      const turn = `transform="translate(${rounded(x + side / 2)} ${rounded(y + side / 2)}) rotate(${random.whole(0, 3) * 90})"`
      const half = rounded(side / 2)
      drawn += random.pick([
        `<path ${turn} d="M-${half} -${half}L${half} -${half}A${rounded(side)} ${rounded(side)} 0 0 1 -${half} ${half}Z" fill="${over}"/>`,
        `<path ${turn} d="M-${half} -${half}A${half} ${half} 0 0 0 ${half} -${half}ZM-${half} ${half}A${half} ${half} 0 0 1 ${half} ${half}Z" fill="${over}"/>`,
        `<path ${turn} d="M-${half} -${half}L${half} ${half}L-${half} ${half}Z" fill="${over}"/>`,
        circle(x + side / 2, y + side / 2, side * 0.34, over),
      ])
    }
  return drawn
}

/** Rings that spread from one point, as on water. */
export const rings: Motif = ({ width: w, height: h, colours: c, random }) => {
  const [x, y] = [w * random.between(0.3, 0.7), h * random.between(0.56, 0.66)]
  const fills = [c.deep, c.strong, c.mid, c.light, c.paper, c.accent]
  const most = Math.hypot(w, h) * 0.62
  const drawn = Array.from({ length: 9 }, (_, index) =>
    circle(x, y, most * (1 - index / 9) ** 1.25, fills[index % 4] ?? c.deep),
  )
  return rectangle(0, 0, w, h, c.deep) + drawn.join('') + circle(x, y, w * 0.045, c.accent)
}

/** Rays from below the edge, with a disc. */
export const rays: Motif = ({ width: w, height: h, colours: c, random }) => {
  const [x, y] = [w / 2, h * random.between(0.66, 0.74)]
  const far = Math.hypot(w, h)
  const count = 28
  const wedges = Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 0.5].map((step) => (step / count) * Math.PI * 2)
    const at = (angle: number): string =>
      `${rounded(x + Math.cos(angle) * far)} ${rounded(y + Math.sin(angle) * far)}`
    return `<path d="M${rounded(x)} ${rounded(y)}L${at(from ?? 0)}L${at(to ?? 0)}Z" fill="${c.strong}"/>`
  })
  return (
    rectangle(0, 0, w, h, c.deep) +
    wedges.join('') +
    circle(x, y, w * 0.25, c.accent) +
    circle(x, y, w * 0.19, c.deep) +
    circle(x + w * 0.07, y - w * 0.03, w * 0.16, c.accent)
  )
}

/** Broad slanted bands, one of them bright. */
export const bands: Motif = ({ width: w, height: h, colours: c, random }) => {
  const fills = [c.deep, c.strong, c.mid, c.light, c.accent, c.deep, c.strong]
  const start = random.whole(0, 2)
  const lift = w * 0.55
  const drawn = fills.map((_, index) => {
    const fill = fills[(index + start) % fills.length] ?? c.deep
    const y = (index / fills.length) * (h + lift)
    return `<path d="M0 ${rounded(y)}L${w} ${rounded(y - lift)}L${w} ${rounded(h + lift)}L0 ${rounded(h + lift)}Z" fill="${fill}"/>`
  })
  return rectangle(0, 0, w, h, c.deep) + drawn.join('')
}
