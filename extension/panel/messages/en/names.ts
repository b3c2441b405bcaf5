import type { PersonRole } from '#shared/domain/principal.ts'
import type { Role } from '#shared/domain/role.ts'
import type { Format } from '#shared/domain/title.ts'

export const roleNames: Record<Role, string> = {
  'front-cover': 'Front cover',
  'back-cover': 'Back cover',
  'cover-pack': 'Cover pack',
  'contributor-picture': 'Contributor picture',
  'sample-content': 'Sample',
  widget: 'Widget',
  'press-kit': 'Press kit',
  trailer: 'Trailer',
  banner: 'Banner',
  'audio-sample': 'Audio sample',
  'full-cover': 'Full cover',
  spine: 'Spine',
  'interior-pdf': 'Interior PDF',
  epub: 'EPUB',
  audio: 'Audio',
  'audio-script': 'Audio script',
  manuscript: 'Manuscript',
  illustration: 'Illustration',
  'author-agreement': 'Author agreement',
  'contributor-contract': 'Contributor contract',
  'royalty-statement': 'Royalty statement',
  licence: 'Licence paper',
  'review-copy': 'Review copy',
  other: 'Other',
}

export const formatNames: Record<Format, { name: string; short: string }> = {
  hardback: { name: 'Hardback', short: 'HB' },
  paperback: { name: 'Paperback', short: 'PB' },
  ebook: { name: 'Ebook', short: 'EB' },
  audio: { name: 'Audio', short: 'AU' },
  other: { name: 'Other edition', short: 'OE' },
}

export const personRoleNames: Record<PersonRole, { name: string; does: string }> = {
  editor: { name: 'Editor', does: 'attaches approved covers' },
  design: { name: 'Design', does: 'makes and approves covers' },
  rights: { name: 'Rights', does: 'answers where something may be used' },
  production: { name: 'Production', does: 'archives deliverables' },
  marketing: { name: 'Marketing', does: 'uses promotional material' },
  sales: { name: 'Sales', does: 'sees what can be shown to customers' },
  finance: { name: 'Finance', does: 'sees royalty statements' },
  legal: { name: 'Legal', does: 'sees contracts' },
  administrator: { name: 'Administrator', does: 'connects systems' },
  auditor: { name: 'Auditor', does: 'checks what was done' },
  reader: { name: 'Reader', does: 'looks, and changes nothing' },
}

/** Systems where only their id travels; elsewhere they come with the customer's own label. */
export const systemNames: Record<string, string> = {
  consonance: 'Consonance',
  otmm: 'OTMM',
  'core-dam': 'Core DAM',
  vip: 'VIP',
  iconik: 'iconik',
  'content-server': 'Content Server',
}

/** Whom to ask; a word that is not in the list is shown as it came. */
export const whoNames: Record<string, string> = {
  rights: 'the rights team',
  design: 'design',
  editor: 'the editor',
  production: 'production',
  administrator: 'an administrator',
  legal: 'legal',
}

/** The layers of evidence, inside a sentence. */
export const layerNames: Record<string, string> = {
  sales: 'sales rights',
  lifecycle: 'edition status',
  licence: 'licences',
  agreement: 'agreements',
  approval: 'approval',
  health: 'the health of the sources',
}
