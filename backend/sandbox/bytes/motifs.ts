import type { Motif } from './motif.ts'
import { city, forest, hills, horizon } from './motifs-land.ts'
import { bands, rays, rings, tiles } from './motifs-pattern.ts'
import { birds, fruit, leaves, rain, window } from './motifs-thing.ts'

interface MotifEntry {
  draw: Motif
  /** Share of the height that stays calm at the top and takes the title; 0: the title needs a label. */
  calm: number
  /** Colours that read on the calm top, and at the foot (null: the author stands under the title). */
  top: 'deep' | 'paper'
  foot: 'deep' | 'paper' | null
}

export const motifs = {
  horizon: { draw: horizon, calm: 0.36, top: 'deep', foot: 'paper' },
  hills: { draw: hills, calm: 0.34, top: 'deep', foot: 'paper' },
  city: { draw: city, calm: 0.42, top: 'paper', foot: null },
  forest: { draw: forest, calm: 0, top: 'deep', foot: 'paper' },
  tiles: { draw: tiles, calm: 0, top: 'deep', foot: null },
  rings: { draw: rings, calm: 0, top: 'paper', foot: null },
  rays: { draw: rays, calm: 0.4, top: 'paper', foot: 'paper' },
  bands: { draw: bands, calm: 0, top: 'paper', foot: null },
  leaves: { draw: leaves, calm: 0.4, top: 'paper', foot: null },
  window: { draw: window, calm: 0.34, top: 'deep', foot: 'deep' },
  birds: { draw: birds, calm: 0.42, top: 'deep', foot: 'paper' },
  fruit: { draw: fruit, calm: 0, top: 'deep', foot: null },
  rain: { draw: rain, calm: 0.38, top: 'paper', foot: 'paper' },
} satisfies Record<string, MotifEntry>

export type MotifName = keyof typeof motifs
