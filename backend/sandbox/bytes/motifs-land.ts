import { type Canvas, type Motif, circle, rectangle, ridge, rounded, sky } from './motif.ts'

/** Sun over the sea, the water in long swells. */
export const horizon: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const sun = [w * random.between(0.3, 0.7), h * 0.5] as const
  const swells = Array.from({ length: 8 }, (_, row) => {
    const y = h * (0.56 + row * 0.058)
    const reach = h * (0.008 + row * 0.003)
    const steps = 6
    const points = Array.from({ length: steps + 1 }, (_, index): [number, number] => [
      (index / steps) * w,
      y + reach * (index % 2 ? 1 : -1) * random.between(0.5, 1.2),
    ])
    const fill = [c.mid, c.mid, c.strong, c.strong, c.deep][Math.floor(row * 0.6)] ?? c.deep
    return ridge(points, h, fill)
  })
  const glints = Array.from({ length: 12 }, (_, index) => {
    const y = h * (0.585 + index * 0.02)
    const length = w * random.between(0.05, 0.17) * (1 - index / 20)
    const x = sun[0] - length / 2 + random.between(-0.05, 0.05) * w
    return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(length)}" height="${rounded(h * 0.0045)}" rx="${rounded(h * 0.002)}" fill="${c.accent}" opacity="0.85"/>`
  })
  return (
    sky(canvas, c.paper, c.light, c.light) +
    circle(...sun, w * 0.19, c.accent) +
    swells.join('') +
    glints.join('')
  )
}

/** Hills behind hills, with one small house and its lit window. */
export const hills: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const fills = [c.light, c.mid, c.mid, c.strong, c.deep]
  const bands = fills.map((fill, row) => {
    const y = h * (0.46 + row * 0.11)
    const points = Array.from({ length: 5 }, (_, index): [number, number] => [
      (index / 4) * w,
      y + h * random.between(-0.06, 0.06),
    ])
    return ridge(points, h, fill)
  })
  const [x, y, size] = [w * random.between(0.25, 0.7), h * 0.78, w * 0.075]
  const house =
    `<path d="M${rounded(x - size * 0.7)} ${rounded(y)}L${rounded(x)} ${rounded(y - size * 0.6)}L${rounded(x + size * 0.7)} ${rounded(y)}Z" fill="${c.deep}"/>` +
    rectangle(x - size / 2, y, size, size * 0.9, c.paper) +
    rectangle(x - size * 0.14, y + size * 0.25, size * 0.28, size * 0.32, c.accent)
  return (
    sky(canvas, c.paper, c.paper, c.light) +
    circle(w * random.between(0.2, 0.8), h * 0.45, w * 0.1, c.accent) +
    bands.slice(0, 4).join('') +
    house +
    bands.slice(4).join('')
  )
}

/** Roofs at night, some windows still lit. */
export const city: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const row = (top: number, fill: string, isLit: boolean): string => {
    let built = ''
    for (let x = -w * 0.03; x < w;) {
      const wide = w * random.between(0.1, 0.2)
      const y = h * (top + random.between(-0.09, 0.09))
      built += rectangle(x, y, wide + 1, h - y, fill)
      if (random.chance(0.5))
        built += rectangle(x + wide * 0.6, y - h * 0.03, wide * 0.14, h * 0.04, fill)
      if (isLit) built += litWindows(canvas, x, y, wide)
      x += wide
    }
    return built
  }
  const stars = Array.from({ length: 46 }, () =>
    circle(
      random.next() * w,
      random.next() * h * 0.55,
      w * random.between(0.0015, 0.004),
      c.paper,
      'opacity="0.8"',
    ),
  )
  return (
    sky(canvas, c.deep, c.strong, c.mid) +
    stars.join('') +
    circle(w * random.between(0.62, 0.8), h * 0.46, w * 0.085, c.accent) +
    row(0.62, c.strong, false) +
    row(0.76, c.deep, true)
  )
}

function litWindows(
  { width: w, height: h, colours: c, random }: Canvas,
  x: number,
  y: number,
  wide: number,
): string {
  const pane = w * 0.022
  let drawn = ''
  for (let top = y + pane * 1.6; top < h * 0.97; top += pane * 2.6)
    for (let left = x + pane; left < x + wide - pane * 1.4; left += pane * 2)
      if (random.chance(0.32))
        drawn += rectangle(left, top, pane, pane * 1.4, random.chance(0.8) ? c.accent : c.light)
  return drawn
}

/** Bare trunks in mist, one of them carrying the colour. */
export const forest: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const layers = [c.light, c.mid, c.strong, c.deep]
  const marked = random.whole(2, 4)
  const trunks = layers.map((fill, depth) =>
    Array.from({ length: 6 - depth }, (_, index) => {
      const wide = w * (0.014 + depth * 0.014) * random.between(0.8, 1.25)
      const x = w * ((index + random.between(0.1, 0.9)) / (6 - depth))
      const colour = depth === 2 && index === marked ? c.accent : fill
      const lean = random.between(-0.02, 0.02) * w
      return `<path d="M${rounded(x - wide / 2)} ${h}L${rounded(x - wide * 0.3 + lean)} 0L${rounded(x + wide * 0.3 + lean)} 0L${rounded(x + wide / 2)} ${h}Z" fill="${colour}"/>`
    }).join(''),
  )
  const ground = ridge(
    [0, 0.25, 0.5, 0.75, 1].map((x): [number, number] => [x * w, h * random.between(0.86, 0.9)]),
    h,
    c.deep,
  )
  return sky(canvas, c.paper, c.light) + trunks.join('') + ground
}
