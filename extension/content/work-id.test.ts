import { expect, test } from 'vitest'
import { workIdIn } from './work-id.ts'

const host = 'https://web.consonance.app'

test.each([
  ['/works/50042', 50042],
  ['/works/50042/', 50042],
  ['/works/50042/metadata?tab=2#x', 50042],
  ['/works/7?work=8', 7],
])('%s is about work %s', (path, id) => {
  expect(workIdIn(host + path)).toBe(id)
})

test.each([
  '/',
  '/works',
  '/works/',
  '/works/new',
  '/works/50042x',
  '/works/0',
  '/works/-5',
  '/works/99999999999999999999',
  '/Works/5',
  '/productions/1/works/5',
  '/products/5?next=/works/5',
  '/#/works/5',
])('%s is about no work', (path) => {
  expect(workIdIn(host + path)).toBeNull()
})
