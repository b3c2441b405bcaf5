import { isRestricted, type DocumentClass } from '#shared/domain/role.ts'
import { personRoles, type PersonRole, type Principal } from '#shared/domain/principal.ts'

/**
 * What there is to be allowed. A route, live message or action that names none of these does not
 * start.
 */
export const permissions = [
  'see-title',
  'ask-clearance',
  'attach-cover',
  'archive',
  'undo',
  'see-activity',
  'see-contracts',
  'see-royalties',
] as const
export type Permission = (typeof permissions)[number]

/** The one table. A role that is not in a row may not. */
const allowed: Record<Permission, readonly PersonRole[]> = {
  'see-title': personRoles,
  'ask-clearance': [
    'editor',
    'design',
    'rights',
    'production',
    'marketing',
    'sales',
    'legal',
    'administrator',
    'auditor',
  ],
  'attach-cover': ['editor', 'design', 'administrator'],
  archive: ['production', 'administrator'],
  undo: ['editor', 'design', 'administrator'],
  'see-activity': [
    'editor',
    'design',
    'rights',
    'production',
    'marketing',
    'legal',
    'administrator',
    'auditor',
  ],
  'see-contracts': ['rights', 'legal', 'administrator', 'auditor'],
  'see-royalties': ['finance', 'legal', 'rights'],
}

export function may(principal: Principal, permission: Permission): boolean {
  return (
    principal.kind !== 'machine' &&
    principal.roles.some((role) => allowed[permission].includes(role))
  )
}

/** May this person know that the document exists? Judged on each object, also before counting. */
export function maySee(principal: Principal, documentClass: DocumentClass): boolean {
  if (!isRestricted(documentClass)) return may(principal, 'see-title')
  return may(principal, documentClass === 'royalty' ? 'see-royalties' : 'see-contracts')
}
