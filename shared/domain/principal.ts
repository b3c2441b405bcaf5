export const personRoles = [
  'editor',
  'design',
  'rights',
  'production',
  'marketing',
  'sales',
  'finance',
  'legal',
  'administrator',
  'auditor',
  'reader',
] as const
export type PersonRole = (typeof personRoles)[number]

/** Who causes something: a person, a playbook rule under its approver's scope, or a machine route. */
export type Principal =
  | { kind: 'person'; id: string; name: string; roles: PersonRole[] }
  | { kind: 'rule'; id: string; name: string; approver: string; roles: PersonRole[] }
  | { kind: 'machine'; id: string; name: string; purpose: string }
