import { expect, test } from 'vitest'
import { personRoles, type PersonRole, type Principal } from '#shared/domain/principal.ts'
import { may, maySee, permissions } from './permissions.ts'

const person = (...roles: PersonRole[]): Principal => ({
  kind: 'person',
  id: 'p',
  name: 'P',
  roles,
})

test('nobody without a role may do anything', () => {
  expect(permissions.filter((permission) => may(person(), permission))).toEqual([])
})

test('machines may do nothing that people do', () => {
  const machine: Principal = { kind: 'machine', id: 'm', name: 'iconik', purpose: 'webhook' }
  expect(permissions.filter((permission) => may(machine, permission))).toEqual([])
})

test('royalty statements exist only for finance, legal and rights', () => {
  expect(personRoles.filter((role) => maySee(person(role), 'royalty')).sort()).toEqual([
    'finance',
    'legal',
    'rights',
  ])
})

test('contracts do not exist for editors, production, sales or readers', () => {
  for (const role of ['editor', 'production', 'sales', 'reader', 'design', 'marketing'] as const)
    expect(maySee(person(role), 'contract')).toBe(false)
})

test('only production and administrators archive, and a reader changes nothing', () => {
  expect(personRoles.filter((role) => may(person(role), 'archive')).sort()).toEqual([
    'administrator',
    'production',
  ])
  expect(permissions.filter((permission) => may(person('reader'), permission))).toEqual([
    'see-title',
  ])
})
