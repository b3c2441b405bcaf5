import { roles, type Role } from '#shared/domain/role.ts'

export const roleGroups = [
  'covers',
  'people',
  'promotion',
  'samples',
  'production',
  'documents',
  'other',
] as const
export type RoleGroup = (typeof roleGroups)[number]

const groupOfRole: Record<Role, RoleGroup> = {
  'front-cover': 'covers',
  'back-cover': 'covers',
  'cover-pack': 'covers',
  'full-cover': 'covers',
  spine: 'covers',
  'contributor-picture': 'people',
  banner: 'promotion',
  trailer: 'promotion',
  'press-kit': 'promotion',
  widget: 'promotion',
  'sample-content': 'samples',
  'audio-sample': 'samples',
  'review-copy': 'samples',
  'interior-pdf': 'production',
  epub: 'production',
  audio: 'production',
  'audio-script': 'production',
  manuscript: 'production',
  illustration: 'production',
  'author-agreement': 'documents',
  'contributor-contract': 'documents',
  'royalty-statement': 'documents',
  licence: 'documents',
  other: 'other',
}

const isRole = (role: string): role is Role => roles.some((known) => known === role)

export const roleGroup = (role: string): RoleGroup => (isRole(role) ? groupOfRole[role] : 'other')
