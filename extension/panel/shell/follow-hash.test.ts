import { expect, test } from 'vitest'
import { noFilters } from '../assets/filters.ts'
import { createViewStore } from '../stores/view-store.ts'
import { followHash, hashOf, viewOf } from './follow-hash.ts'

test('an address opens the view that it was made from', () => {
  const filters = {
    ...noFilters,
    role: 'front-cover',
    words: 'salt & sea',
    edition: 7,
    usable: true,
  }
  expect(viewOf(hashOf('assets', filters))).toEqual({ tab: 'assets', filters })
  expect(hashOf('assets', noFilters)).toBe('#assets')
})

test('an address that names no view changes nothing', () => {
  expect(viewOf('')).toBeNull()
  expect(viewOf('#list')).toBeNull()
})

test('the view follows an address that is entered, and the address follows the view', () => {
  location.hash = '#assets?role=covers'
  const view = createViewStore()
  const stop = followHash(view)
  expect(view.getState().filters.role).toBe('covers')
  view.getState().filter({ role: null, approved: true })
  expect(location.hash).toBe('#assets?approved=yes')
  stop()
})
