import type { File, Format, Keyframe } from './contract.ts'

/** What the files service (or a search hit) says of one version's bytes. */
export interface Media {
  files: File[]
  formats: Format[]
  keyframes: Keyframe[]
}

export interface Original {
  file: File
  format: Format
}

/**
 * The one complete file of the ORIGINAL format. Null when there is none, or when the original is made
 * of several files (an image sequence), of which none alone is the asset. Copies of the file on
 * several storages are several file sets; one that iconik can hand out itself comes first.
 */
export function originalOf({ files, formats }: Pick<Media, 'files' | 'formats'>): Original | null {
  const format = formats.find((candidate) => candidate.name === 'ORIGINAL')
  if (!format) return null
  const complete = files
    .filter(
      (file) =>
        file.format_id === format.id &&
        file.status === 'CLOSED' &&
        (file.type ?? 'FILE') === 'FILE' &&
        (file.file_set_status ?? 'ACTIVE') === 'ACTIVE',
    )
    // The FILE method is a disk at the customer's, behind a gateway (inferred: no direct download).
    .sort((a, b) => Number(a.storage_method === 'FILE') - Number(b.storage_method === 'FILE'))
  const file = complete[0]
  if (!file) return null
  const siblings = complete.filter((candidate) => candidate.file_set_id === file.file_set_id)
  return siblings.length === 1 ? { file, format } : null
}

/** The picture for lists: one chosen by a person, else a poster, else any still. Maps are sprite sheets. */
export function stillOf(keyframes: Keyframe[]): Keyframe | null {
  const stills = keyframes.filter(
    ({ type, status }) =>
      (type === 'POSTER' || type === 'KEYFRAME') && (status ?? 'CLOSED') === 'CLOSED',
  )
  return (
    stills.find((still) => still.is_custom_keyframe) ??
    stills.find((still) => still.type === 'POSTER') ??
    stills[0] ??
    null
  )
}

/** A value of the technical data: the format's own first, then its components'. */
export function technical(format: Format | null, name: string): string | null {
  const places = [
    ...(format?.metadata ?? []),
    ...(format?.components ?? []).map((component) => component.metadata ?? {}),
  ]
  const held = places.map((place) => place[name]).find((value) => value !== undefined)
  return typeof held === 'string' || typeof held === 'number' ? String(held) : null
}
