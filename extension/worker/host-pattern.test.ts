import { expect, test } from 'vitest'
import { isOnHost } from './host-pattern.ts'

const patterns = [
  'https://*.consonance.app/*',
  'http://127.0.0.1/*',
  'https://books.example.org:8443/*',
]

test.each([
  'https://web.consonance.app/works/1',
  'https://a.b.consonance.app/',
  'https://consonance.app/',
  'http://127.0.0.1:4100/works/1',
  'https://books.example.org:8443/works/1',
])('%s is on one of the hosts', (address) => {
  expect(isOnHost(address, patterns)).toBe(true)
})

test.each([
  'http://web.consonance.app/works/1',
  'https://consonance.app.example.org/works/1',
  'https://evilconsonance.app/works/1',
  'https://example.org/?https://web.consonance.app/',
  'https://books.example.org/works/1',
  'chrome-extension://web.consonance.app/works/1',
])('%s is not', (address) => {
  expect(isOnHost(address, patterns)).toBe(false)
})
