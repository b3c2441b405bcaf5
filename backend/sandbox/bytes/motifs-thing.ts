import { type Motif, circle, rectangle, ridge, rounded, sky } from './motif.ts'

/** Leaves on bending stems. */
export const leaves: Motif = ({ width: w, height: h, colours: c, random }) => {
  const fills = [c.mid, c.strong, c.light, c.accent]
  const stems = Array.from({ length: 5 }, (_, stem) => {
    const x = w * (0.1 + stem * 0.2)
    const top = h * random.between(0.5, 0.66)
    const bend = w * random.between(-0.12, 0.12)
    const fill = fills[stem % fills.length] ?? c.mid
    const at = (share: number): [number, number] => [
      x + bend * share * share,
      h * 1.02 + (top - h * 1.02) * share,
    ]
    const [endX, endY] = at(1)
    const stalk = `<path d="M${rounded(x)} ${h}Q${rounded(x)} ${rounded((h + top) / 2)} ${rounded(endX)} ${rounded(endY)}" stroke="${fill}" stroke-width="${rounded(w * 0.009)}" fill="none"/>`
    const blades = Array.from({ length: 9 }, (_, index) => {
      const [px, py] = at((index + 1) / 9)
      const size = w * (0.155 - index * 0.0085)
      const turn = index === 8 ? -90 : index % 2 ? -38 : -142
      return `<path transform="translate(${rounded(px)} ${rounded(py)}) rotate(${rounded(turn + random.between(-10, 10))})" d="M0 0Q${rounded(size * 0.5)} ${rounded(-size * 0.36)} ${rounded(size)} 0Q${rounded(size * 0.5)} ${rounded(size * 0.36)} 0 0Z" fill="${fill}"/>`
    })
    return stalk + blades.join('')
  })
  return rectangle(0, 0, w, h, c.deep) + stems.join('')
}

/** A tall arched window with a landscape in it. */
export const window: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random, id } = canvas
  const [x, y, wide, tall] = [w * 0.22, h * 0.36, w * 0.56, h * 0.5]
  const radius = wide / 2
  const frame = `M${rounded(x)} ${rounded(y + tall)}L${rounded(x)} ${rounded(y + radius)}A${rounded(radius)} ${rounded(radius)} 0 0 1 ${rounded(x + wide)} ${rounded(y + radius)}L${rounded(x + wide)} ${rounded(y + tall)}Z`
  const rise = (top: number, fill: string): string =>
    ridge(
      [0, 0.33, 0.66, 1].map((share): [number, number] => [
        x + wide * share,
        y + tall * (top + random.between(-0.07, 0.07)),
      ]),
      y + tall,
      fill,
    )
  return (
    rectangle(0, 0, w, h, c.paper) +
    `<clipPath id="${id}arch"><path d="${frame}"/></clipPath><g clip-path="url(#${id}arch)">` +
    rectangle(x, y, wide, tall, c.light) +
    circle(x + wide * 0.66, y + tall * 0.34, wide * 0.15, c.accent) +
    rise(0.58, c.mid) +
    rise(0.72, c.strong) +
    rise(0.86, c.deep) +
    `</g><path d="${frame}" fill="none" stroke="${c.deep}" stroke-width="${rounded(w * 0.016)}"/>` +
    `<path d="M${rounded(w / 2)} ${rounded(y)}L${rounded(w / 2)} ${rounded(y + tall)}M${rounded(x)} ${rounded(y + tall * 0.5)}L${rounded(x + wide)} ${rounded(y + tall * 0.5)}" stroke="${c.deep}" stroke-width="${rounded(w * 0.009)}"/>` +
    rectangle(x - w * 0.05, y + tall, wide + w * 0.1, h * 0.016, c.deep)
  )
}

/** A flock crossing a clear sky. */
export const birds: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const flock = Array.from({ length: 15 }, (_, index) => {
    const along = index / 14
    const x = w * (0.12 + along * 0.76 + random.between(-0.05, 0.05))
    const y = h * (0.8 - along * 0.34 + random.between(-0.07, 0.07))
    const size = w * random.between(0.03, 0.06)
    const fill = index === 9 ? c.accent : c.deep
    const wing = size * random.between(0.35, 0.7)
    return `<path transform="translate(${rounded(x)} ${rounded(y)}) rotate(${rounded(random.between(-22, 6))})" d="M${rounded(-size)} ${rounded(-wing)}Q${rounded(-size * 0.35)} ${rounded(-wing * 0.7)} 0 0Q${rounded(size * 0.35)} ${rounded(-wing * 0.7)} ${rounded(size)} ${rounded(-wing)}Q${rounded(size * 0.3)} ${rounded(-wing * 0.15)} 0 ${rounded(wing * 0.45)}Q${rounded(-size * 0.3)} ${rounded(-wing * 0.15)} ${rounded(-size)} ${rounded(-wing)}Z" fill="${fill}"/>`
  })
  const shore = ridge(
    [0, 0.3, 0.6, 1].map((x): [number, number] => [x * w, h * random.between(0.87, 0.9)]),
    h,
    c.deep,
  )
  return sky(canvas, c.paper, c.light, c.mid) + flock.join('') + shore
}

/** Fruit, or pebbles, lying about: for kitchens and for children. */
export const fruit: Motif = ({ width: w, height: h, colours: c, random }) => {
  const fills = [c.mid, c.strong, c.light, c.accent]
  let drawn = rectangle(0, 0, w, h, c.paper)
  const side = w / 3.3
  for (let row = 0; row * side * 0.86 < h + side; row += 1)
    for (let column = -1; column < 5; column += 1) {
      const x = (column + (row % 2 ? 0.5 : 0)) * side + random.between(-0.08, 0.08) * side
      const y = row * side * 0.86 + random.between(-0.08, 0.08) * side
      const radius = side * random.between(0.26, 0.36)
      const fill = fills[(row * 3 + column + 8) % fills.length] ?? c.mid
      drawn += circle(x, y, radius, fill)
      drawn += `<path d="M${rounded(x)} ${rounded(y - radius * 0.8)}q${rounded(radius * 0.1)} ${rounded(-radius * 0.5)} ${rounded(radius * 0.4)} ${rounded(-radius * 0.6)}" stroke="${c.deep}" stroke-width="${rounded(radius * 0.12)}" fill="none" stroke-linecap="round"/>`
      drawn += `<path transform="translate(${rounded(x + radius * 0.1)} ${rounded(y - radius)}) rotate(20)" d="M0 0Q${rounded(radius * 0.4)} ${rounded(-radius * 0.45)} ${rounded(radius * 0.9)} 0Q${rounded(radius * 0.4)} ${rounded(radius * 0.2)} 0 0Z" fill="${c.deep}" opacity="0.75"/>`
      drawn += circle(x - radius * 0.35, y - radius * 0.3, radius * 0.13, c.paper, 'opacity="0.6"')
    }
  return drawn
}

/** An umbrella in the rain. */
export const rain: Motif = (canvas) => {
  const { width: w, height: h, colours: c, random } = canvas
  const [x, y, r] = [w / 2, h * 0.66, w * 0.3]
  const drops = Array.from({ length: 48 }, () => {
    const [dx, dy, size] = [
      random.next() * w,
      h * random.between(0.4, 1),
      random.between(0.014, 0.026) * w,
    ]
    return `<path d="M${rounded(dx)} ${rounded(dy)}l${rounded(-size * 0.5)} ${rounded(size * 1.6)}" stroke="${c.paper}" stroke-width="${rounded(w * 0.005)}" stroke-linecap="round" opacity="0.7"/>`
  })
  const panels = [-1, -0.5, 0, 0.5].map((from, index) => {
    const [left, right] = [x + from * r, x + (from + 0.5) * r]
    const fill = index % 2 ? c.paper : c.accent
    return `<path d="M${rounded(x)} ${rounded(y - r * 0.82)}Q${rounded(x + from * r * 0.98)} ${rounded(y - r * 0.7)} ${rounded(left)} ${rounded(y)}Q${rounded((left + right) / 2)} ${rounded(y - r * 0.16)} ${rounded(right)} ${rounded(y)}Q${rounded(x + (from + 0.5) * r * 0.98)} ${rounded(y - r * 0.7)} ${rounded(x)} ${rounded(y - r * 0.82)}Z" fill="${fill}"/>`
  })
  const stick = `<path d="M${rounded(x)} ${rounded(y - r * 0.92)}L${rounded(x)} ${rounded(y + r * 0.66)}A${rounded(r * 0.11)} ${rounded(r * 0.11)} 0 0 1 ${rounded(x - r * 0.22)} ${rounded(y + r * 0.66)}" fill="none" stroke="${c.deep}" stroke-width="${rounded(w * 0.016)}" stroke-linecap="round"/>`
  return sky(canvas, c.strong, c.mid) + drops.join('') + stick + panels.join('')
}
