import type { Role } from '#shared/domain/role.ts'

/** What production files may be archived as, in the order of a menu. */
export const archiveRoles = [
  'front-cover',
  'full-cover',
  'back-cover',
  'spine',
  'interior-pdf',
  'epub',
  'audio',
  'audio-script',
  'manuscript',
  'illustration',
  'other',
] as const satisfies Role[]
export type ArchiveRole = (typeof archiveRoles)[number]

const wholeCover = /full|wrap|jacket|umschlag|_fc\b/i
const cover = /cover|front|jacket/i

/** A first guess from name and type, for the person to correct. The backend looks at the bytes. */
export function guessRole(fileName: string, mediaType: string): ArchiveRole {
  if (/\.epub$/i.test(fileName) || mediaType === 'application/epub+zip') return 'epub'
  if (mediaType.startsWith('audio/') || /\.(mp3|wav|m4b|flac)$/i.test(fileName)) return 'audio'
  if (/\.pdf$/i.test(fileName) || mediaType === 'application/pdf') {
    if (/script/i.test(fileName)) return 'audio-script'
    return cover.test(fileName) || wholeCover.test(fileName) ? 'full-cover' : 'interior-pdf'
  }
  if (mediaType.startsWith('image/') || /\.(tiff?|jpe?g|png)$/i.test(fileName)) {
    if (wholeCover.test(fileName)) return 'full-cover'
    if (/spine/i.test(fileName)) return 'spine'
    if (/back/i.test(fileName)) return 'back-cover'
    return cover.test(fileName) ? 'front-cover' : 'illustration'
  }
  if (/\.(docx?|rtf|txt|odt)$/i.test(fileName)) {
    return /script/i.test(fileName) ? 'audio-script' : 'manuscript'
  }
  return 'other'
}
