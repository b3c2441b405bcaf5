/**
 * What an item is used for. Resources follow ONIX list 158 (the code in the comment); the rest are
 * production file kinds and document kinds.
 */
export const roles = [
  'front-cover', // 01
  'back-cover', // 02
  'cover-pack', // 03
  'contributor-picture', // 04
  'sample-content', // 15
  'widget', // 16
  'press-kit', // 24
  'trailer', // 26
  'banner', // 21
  'audio-sample', // 13, reading
  'full-cover', // 29, complete wrap
  'spine', // 51 (jacket elements)
  'interior-pdf',
  'epub',
  'audio',
  'audio-script',
  'manuscript',
  'illustration',
  'author-agreement',
  'contributor-contract',
  'royalty-statement',
  'licence',
  'review-copy', // 38
  'other',
] as const

export type Role = (typeof roles)[number]

/** Who may know of a document. `open` is everything that is not restricted. */
export const documentClasses = ['open', 'contract', 'royalty'] as const
export type DocumentClass = (typeof documentClasses)[number]

export const isRestricted = (documentClass: DocumentClass): boolean => documentClass !== 'open'

/** Kinds of deliverable that production archives. */
export const deliverableRoles = [
  'front-cover',
  'full-cover',
  'interior-pdf',
  'epub',
  'audio-script',
  'audio',
] as const
