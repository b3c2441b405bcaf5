import { expect, test } from 'vitest'
import manifest from '../../manifest.json' with { type: 'json' }
import { manifestSource, writeManifest } from './write-manifest.ts'

const source = manifestSource.parse(manifest)
const write = (extraHosts: string[], version = '1.2.0') =>
  writeManifest(source, { version, extraHosts })

test('without further hosts only the version changes', () => {
  expect(write([])).toEqual({ ...manifest, version: '1.2.0' })
})

test('a further host counts as Consonance everywhere', () => {
  const host = 'http://127.0.0.1/*'
  const written = write([host])
  expect(written.host_permissions).toContain(host)
  expect(written.content_scripts[0]!.matches).toContain(host)
  expect(written.web_accessible_resources[0]!.matches).toContain(host)
  expect(written.content_security_policy.extension_pages).toMatch(
    /frame-ancestors 'self' https:\/\/\*\.consonance\.app http:\/\/127\.0\.0\.1:\*$/,
  )
})

test.each([
  ['https://books.example.org/*', 'https://books.example.org'],
  ['https://*.example.org/*', 'https://*.example.org'],
  ['https://books.example.org:8443/*', 'https://books.example.org:8443'],
])('%s may frame the panel as %s', (pattern, ancestor) => {
  expect(write([pattern]).content_security_policy.extension_pages).toContain(` ${ancestor}`)
})

test.each([
  '*://*/*',
  '<all_urls>',
  'https://*/*',
  'https://a.example.org/works/*',
  "x'; script-src *",
])('%s is refused', (pattern) => {
  expect(() => write([pattern])).toThrow('is not a host pattern')
})

test('a version that Chrome does not know is cut to its numbers', () => {
  expect(write([], '1.2.3-beta.1').version).toBe('1.2.3')
  expect(() => write([], 'next')).toThrow('version')
})

test('the shipped manifest asks for no more than it needs', () => {
  expect(manifest.permissions).toEqual(['storage', 'sidePanel'])
  expect(manifest.host_permissions).toEqual(['https://*.consonance.app/*'])
  expect(manifest.content_security_policy.extension_pages).toMatch(
    /^script-src 'self'; object-src 'none';/,
  )
})
