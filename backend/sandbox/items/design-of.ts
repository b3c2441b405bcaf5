import { type Design } from '../bytes/cover-art.ts'
import { type MotifName, motifs } from '../bytes/motifs.ts'
import { type PaletteName, palettes } from '../bytes/palettes.ts'
import { random, seedOf } from '../random.ts'
import type { WorldWork } from '../world.ts'

const textFaces = ['roman', 'grotesque', 'fine', 'narrow', 'soft'] as const

/** A work's look: as written down, or one that follows from its title. */
export function designOf(
  work: WorldWork,
  seed: number,
  look?: Pick<Design, 'motif' | 'palette' | 'face'>,
): Design {
  const chooses = random(seedOf('look', seed, work.id, work.title))
  const authors = work.contributors.filter((person) => person.roleCode === 'A01')
  return {
    title: work.title,
    subtitle: work.subtitle,
    author: (authors.length > 0 ? authors : work.contributors.slice(0, 1))
      .map((person) => person.name)
      .join(' & '),
    imprint: work.imprint.name,
    motif: chooses.pick(Object.keys(motifs) as MotifName[]),
    palette: chooses.pick(Object.keys(palettes) as PaletteName[]),
    face: chooses.pick(textFaces),
    ...look,
    seed: seedOf('design', seed, work.id),
  }
}
