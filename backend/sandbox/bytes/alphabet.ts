/**
 * A stroke alphabet of our own, so that covers look the same on every machine and need no font.
 * Capitals stand between y = 0 and y = 100. Only absolute M, L, A, Q and Z are used.
 */
export interface Glyph {
  width: number
  strokes: string
  /** Hairlines that a serif face adds; empty where a letter has none. */
  serifs: string
}

const glyph = (width: number, strokes: string, serifs = ''): Glyph => ({ width, strokes, serifs })

/** Serifs on the base line (and cap line) at the given places. */
const feet = (...places: number[]): string =>
  places.map((x) => `M${x - 11} 100L${x + 11} 100`).join('')
const caps = (...places: number[]): string => places.map((x) => `M${x - 11} 0L${x + 11} 0`).join('')

export const alphabet: Record<string, Glyph> = {
  A: glyph(74, 'M0 100L37 0L74 100M14 64L60 64', feet(0, 74)),
  B: glyph(
    56,
    'M0 0L0 100M0 0L28 0A23 23 0 0 1 28 46L0 46M28 46L30 46A27 27 0 0 1 30 100L0 100',
    'M-11 0L0 0M-11 100L0 100',
  ),
  C: glyph(76, 'M76 22A44 50 0 1 0 76 78', 'M76 8L76 30'),
  D: glyph(70, 'M0 0L0 100M0 0L24 0A46 50 0 0 1 24 100L0 100', 'M-11 0L0 0M-11 100L0 100'),
  E: glyph(
    50,
    'M50 0L0 0L0 100L50 100M0 48L42 48',
    'M-11 0L0 0M-11 100L0 100M50 0L50 12M50 100L50 88',
  ),
  F: glyph(48, 'M48 0L0 0L0 100M0 50L40 50', `M-11 0L0 0${feet(0)}M48 0L48 12`),
  G: glyph(80, 'M76 20A44 50 0 1 0 78 76L78 56L50 56', 'M76 6L76 26'),
  H: glyph(66, 'M0 0L0 100M66 0L66 100M0 48L66 48', caps(0, 66) + feet(0, 66)),
  I: glyph(0, 'M0 0L0 100', caps(0) + feet(0)),
  J: glyph(38, 'M38 0L38 72A19 28 0 0 1 0 76', caps(38)),
  K: glyph(58, 'M0 0L0 100M54 0L0 60M19 42L58 100', caps(0, 54) + feet(0, 58)),
  L: glyph(48, 'M0 0L0 100L48 100', `${caps(0)}M-11 100L0 100M48 100L48 88`),
  M: glyph(84, 'M0 100L6 0L42 78L78 0L84 100', `${feet(0, 84)}M-6 0L6 0M78 0L90 0`),
  N: glyph(68, 'M0 100L0 0L68 100L68 0', `${feet(0)}M-11 0L0 0${caps(68)}`),
  O: glyph(92, 'M46 0A46 50 0 1 1 46 100A46 50 0 1 1 46 0Z'),
  P: glyph(54, 'M0 100L0 0L28 0A26 27 0 0 1 28 54L0 54', `${feet(0)}M-11 0L0 0`),
  Q: glyph(92, 'M46 0A46 50 0 1 1 46 100A46 50 0 1 1 46 0ZM56 76L84 108'),
  R: glyph(58, 'M0 100L0 0L28 0A25 26 0 0 1 28 52L0 52M28 52L56 100', `${feet(0, 57)}M-11 0L0 0`),
  S: glyph(54, 'M51 18A25 25 0 1 0 27 49A26 26 0 1 1 1 80', 'M51 6L51 20M1 94L1 78'),
  T: glyph(64, 'M0 0L64 0M32 0L32 100', `${feet(32)}M0 0L0 12M64 0L64 12`),
  U: glyph(64, 'M0 0L0 66A32 34 0 0 0 64 66L64 0', caps(0, 64)),
  V: glyph(72, 'M0 0L36 100L72 0', caps(0, 72)),
  W: glyph(106, 'M0 0L27 100L53 18L79 100L106 0', caps(0, 106)),
  X: glyph(66, 'M2 0L66 100M64 0L0 100', caps(2, 64) + feet(0, 66)),
  Y: glyph(68, 'M0 0L34 52L68 0M34 52L34 100', caps(0, 68) + feet(34)),
  Z: glyph(62, 'M2 0L60 0L0 100L62 100', 'M2 0L2 12M62 100L62 88'),
  0: glyph(64, 'M32 0A32 50 0 1 1 32 100A32 50 0 1 1 32 0Z'),
  1: glyph(26, 'M0 18L22 0L22 100', feet(22)),
  2: glyph(54, 'M2 26A25 26 0 1 1 46 44L0 100L54 100'),
  3: glyph(52, 'M2 16A24 24 0 1 1 24 47A27 27 0 1 1 0 82'),
  4: glyph(62, 'M46 100L46 0L0 70L62 70'),
  5: glyph(52, 'M48 0L10 0L4 46A29 29 0 1 1 0 84'),
  6: glyph(58, 'M44 0L6 54M29 42A29 29 0 1 1 29 100A29 29 0 1 1 29 42Z'),
  7: glyph(54, 'M0 0L54 0L18 100'),
  8: glyph(
    58,
    'M29 0A23 23 0 1 1 29 46A23 23 0 1 1 29 0ZM29 46A28 27 0 1 1 29 100A28 27 0 1 1 29 46Z',
  ),
  9: glyph(58, 'M14 100L52 46M29 0A29 29 0 1 1 29 58A29 29 0 1 1 29 0Z'),
  '.': glyph(4, 'M2 98L2 100'),
  ',': glyph(6, 'M5 96L1 112'),
  ':': glyph(4, 'M2 34L2 36M2 98L2 100'),
  ';': glyph(6, 'M4 34L4 36M5 96L1 112'),
  "'": glyph(4, 'M2 0L2 22'),
  '-': glyph(30, 'M0 54L30 54'),
  '!': glyph(4, 'M2 0L2 66M2 98L2 100'),
  '?': glyph(48, 'M2 20A23 24 0 1 1 32 46L25 58L25 68M25 98L25 100'),
  '&': glyph(74, 'M70 100L20 36A21 21 0 1 1 48 26L14 54A27 27 0 1 0 62 76L72 58'),
  '/': glyph(40, 'M0 108L40 -8'),
}

/** Marks above a capital, drawn around x = 0; the letter's middle goes there. */
export const marks: Record<string, string> = {
  '\u0300': 'M-14 -34L6 -20',
  '\u0301': 'M14 -34L-6 -20',
  '\u0302': 'M-18 -18L0 -36L18 -18',
  '\u0303': 'M-20 -22Q-10 -38 0 -28Q10 -18 20 -34',
  '\u0304': 'M-18 -26L18 -26',
  '\u0307': 'M0 -28L0 -26',
  '\u0308': 'M-15 -28L-15 -26M15 -28L15 -26',
  '\u030A': 'M0 -40A10 10 0 1 1 0 -20A10 10 0 1 1 0 -40Z',
  '\u030B': 'M-6 -34L-18 -20M18 -34L6 -20',
  '\u030C': 'M-18 -36L0 -18L18 -36',
  '\u0327': 'M2 100L-4 118',
  '\u0328': 'M14 100L4 116',
}
