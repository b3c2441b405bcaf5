import { alphabet, marks } from './alphabet.ts'

/** How the one alphabet is drawn: four faces out of the same strokes. */
export interface Face {
  /** Thickness of upright strokes, in hundredths of the capitals' height. */
  weight: number
  /** Thickness of level strokes as a share of `weight`: 1 is even, less is elegant. */
  contrast: number
  serif: boolean
  /** Letter widths are multiplied by this. */
  width: number
  /** Space between letters, in hundredths of the capitals' height. */
  tracking: number
  round: boolean
}

export const faces = {
  grotesque: { weight: 19, contrast: 0.86, serif: false, width: 0.86, tracking: 25, round: false },
  fine: { weight: 5.5, contrast: 1, serif: false, width: 1, tracking: 38, round: false },
  roman: { weight: 13, contrast: 0.36, serif: true, width: 0.94, tracking: 38, round: false },
  soft: { weight: 17, contrast: 1, serif: false, width: 0.92, tracking: 26, round: true },
  narrow: { weight: 17, contrast: 0.8, serif: false, width: 0.58, tracking: 21, round: false },
  caption: { weight: 10, contrast: 0.95, serif: false, width: 0.92, tracking: 42, round: false },
} satisfies Record<string, Face>

export interface Line {
  glyphs: { strokes: string; serifs: string; x: number }[]
  /** In the alphabet's own units, for capitals 100 high. */
  width: number
}

const wordSpace = 46

const replacements: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  ẞ: 'SS',
  Þ: 'TH',
  '’': "'",
  '‘': "'",
  '“': "'",
  '”': "'",
  '–': '-',
  '—': '-',
}

/** Capitals of the alphabet with their marks taken apart; what cannot be drawn is left out. */
export const drawable = (text: string): string =>
  Array.from(
    text.toUpperCase().normalize('NFC'),
    (character) => replacements[character] ?? character,
  )
    .join('')
    .normalize('NFD')
    .replace(/[^\u0300-\u036f]/gu, (character) =>
      character === ' ' || alphabet[character] ? character : '',
    )
    .replace(/ +/g, ' ')
    .trim()

/** Sets one line of drawable characters. */
export function lineOf(text: string, face: Face): Line {
  const line: Line = { glyphs: [], width: 0 }
  let middle = 0
  for (const character of text) {
    const mark = marks[character]
    if (mark) line.glyphs.push({ strokes: mark, serifs: '', x: middle })
    const glyph = alphabet[character]
    if (character === ' ') line.width += wordSpace * face.width
    if (!glyph) continue
    const letterWidth = glyph.width * face.width
    line.glyphs.push({ strokes: glyph.strokes, serifs: glyph.serifs, x: line.width })
    middle = line.width + letterWidth / 2
    line.width += letterWidth + face.tracking
  }
  line.width = Math.max(0, line.width - face.tracking)
  return line
}

/** Breaks words into exactly `count` lines whose widest is as narrow as can be. */
export function broken(words: string[], count: number, face: Face): string[] {
  const widthOf = (from: number, to: number): number =>
    lineOf(words.slice(from, to).join(' '), face).width
  const best: { widest: number; breaks: number[] }[][] = [[{ widest: 0, breaks: [] }]]
  for (let row = 1; row <= count; row += 1) {
    best[row] = []
    for (let end = row; end <= words.length; end += 1) {
      let found = { widest: Infinity, breaks: [] as number[] }
      for (let start = row - 1; start < end; start += 1) {
        const before = best[row - 1]?.[start]
        if (!before) continue
        const widest = Math.max(before.widest, widthOf(start, end))
        if (widest < found.widest) found = { widest, breaks: [...before.breaks, end] }
      }
      ;(best[row] ??= [])[end] = found
    }
  }
  const breaks = best[count]?.[words.length]?.breaks ?? [words.length]
  return breaks.map((end, index) => words.slice(breaks[index - 1] ?? 0, end).join(' '))
}

/** Multiplies a path's coordinates; arcs keep their flags. */
export const scaledPath = (path: string, sx: number, sy: number): string =>
  path.replace(/([MLQA])([^MLQAZ]*)/g, (_whole, command: string, values: string) => {
    const numbers = values.trim().split(/[ ,]+/).map(Number)
    const scaled = numbers.map((value, index) => {
      const place = command === 'A' ? [0, 1, null, null, null, 0, 1][index % 7] : index % 2
      return place === null ? value : Math.round(value * (place === 0 ? sx : sy) * 100) / 100
    })
    return command + scaled.join(' ')
  })
