import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { publisher } from '../publisher.ts'
import { awkward } from '../awkward/awkward.ts'
import { product, work } from '#test/small-world.ts'
import { type TitlePagesOptions, titlePages } from './title-pages.ts'

const world = publisher(1, { today: '2026-11-21' })
const pages = (change: Partial<TitlePagesOptions> = {}) =>
  titlePages({
    works: world.works,
    publisher: 'Harbour Lane Publishing',
    panelOrigin: () => null,
    turbo: false,
    ...change,
  })
const text = async (path: string, change: Partial<TitlePagesOptions> = {}) =>
  (await pages(change).request(path)).text()

describe('title pages', () => {
  test('list the works and find them by title, person and ISBN, without regard to accents', async () => {
    expect(await text('/works')).toContain('48 works')
    for (const words of ['salt almanac', 'Okafor', '978-1-4028-9462-6', 'HL-0042'])
      expect(await text(`/works?q=${encodeURIComponent(words)}`)).toContain('/works/50042"')
    expect(await text('/works?q=belska')).toContain('Night Ferry to Ostend')
    expect(await text('/works?q=nothing+like+it')).toContain('No work answers to')
  })

  test('show ISBN and publication date on top and name the customer account in the sidebar', async () => {
    for (const path of ['/works/50042', '/works/50042/metadata']) {
      const page = await text(path)
      expect(page).toMatch(
        /<h1>The Salt Almanac<\/h1>[\s\S]*978-1-4028-9462-6[\s\S]*18 February 2027/,
      )
      expect(page).toMatch(/<aside[\s\S]*Harbour Lane Publishing[\s\S]*<\/aside>/)
      expect(page).toContain('<html lang="en">')
    }
  })

  test('have the nine sections of the metadata page in order, with the work’s data', async () => {
    const page = await text(`/works/${awkward.workWithoutUnitedStates}/metadata`)
    expect(
      [...page.matchAll(/<h2 id="[a-z]+-name">(\w+)<\/h2>/g)].map((match) => match[1]),
    ).toEqual([
      'Identity',
      'Format',
      'Pricing',
      'Publishing',
      'Marketing',
      'Contributions',
      'Subjects',
      'Files',
      'Contents',
    ])
    expect(page).toContain('For sale in United Kingdom, Ireland, Australia, New Zealand')
    expect(page).toContain('Not for sale in United States')
  })

  test('show the pictures that hang on a work', async () => {
    const page = await text('/works/50042/metadata')
    const [address] = /\/works\/50042\/files\/\d+/.exec(page) ?? []
    const picture = await pages().request(address ?? '')
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    const now = [{ caption: 'New', role: 'front cover', imageUrl: '/images/1.jpg', productIds: [] }]
    expect(await text('/works/50042/metadata', { files: () => now })).toContain(
      'src="/images/1.jpg"',
    )
  })

  test.each([
    '/works/99999',
    '/works/0',
    '/works/new',
    '/works/50042x',
    '/works/50042/contract',
    '/works/90001',
  ])('%s is a page that says so, with status 404', async (path) => {
    const answer = await pages().request(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('There is no such page')
  })

  test('leave the interfaces on the same server alone, whichever is mounted first', async () => {
    const server = new Hono().route('/', pages())
    server.all('/graphql', (context) => context.text('interface'))
    server.get('/api/*', (context) => context.text('interface'))
    for (const path of ['/graphql', '/api/v4/products.json']) {
      const answer = await server.request(path)
      expect(await answer.text()).toBe('interface')
      expect(answer.headers.get('content-security-policy')).toBeNull()
    }
  })

  test('escape whatever a title, a person or a search holds', async () => {
    const evil = `<script>alert("1")</script>'&`
    const works = [
      work({
        title: evil,
        subtitle: evil,
        contributors: [{ id: 1, name: evil, roleCode: evil }],
        products: [product({ edition: evil, salesText: evil, forSale: [evil] })],
      }),
    ]
    for (const path of [
      '/works',
      '/works/50042',
      '/works/50042/metadata',
      `/works?q=${encodeURIComponent(evil)}`,
    ]) {
      const page = await text(path, { works })
      expect(page).not.toContain('<script>alert')
      expect(page).toContain('&lt;script&gt;')
    }
  })
})

describe('the policy of the pages', () => {
  const policyOf = async (change: Partial<TitlePagesOptions> = {}) =>
    (await pages(change).request('/works/50042')).headers.get('content-security-policy')

  test('allows nothing but their own style and script, and no frame', async () => {
    const policy = await policyOf()
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-src 'none'")
    const page = await text('/works/50042')
    expect(page).not.toMatch(/<iframe|<style|style=|onclick=|<script(?! src)/)
  })

  test('allows the panel’s frame when somebody serves it, directly below the title’s header', async () => {
    const panelOrigin = () => 'http://127.0.0.1:4700'
    expect(await policyOf({ panelOrigin })).toContain('frame-src http://127.0.0.1:4700;')
    const page = await text('/works/50042', { panelOrigin })
    expect(page).toMatch(
      /<\/header>\s*<section class="panel-host"[^>]*>\s*<iframe\s+title="Slipcase: assets and rights"\s+src="http:\/\/127\.0\.0\.1:4700\/panel\/\?work=50042"/,
    )
    expect(await text('/works', { panelOrigin })).not.toContain('<iframe')
  })
})

describe('both ways of following links', () => {
  test('plain links by default; ?turbo=1 is remembered until ?turbo=0', async () => {
    const app = pages()
    const plain = await app.request('/works')
    expect(await plain.text()).not.toContain('/assets/turbo.js')
    const on = await app.request('/works?turbo=1')
    expect(on.headers.get('set-cookie')).toMatch(/^turbo=1/)
    expect(await on.text()).toContain('src="/assets/turbo.js" type="module"')
    const kept = await app.request('/works/50042', { headers: { cookie: 'turbo=1' } })
    expect(await kept.text()).toContain('/assets/turbo.js')
    expect(kept.headers.get('content-security-policy')).toMatch(/style-src 'self' 'nonce-[^']+'/)
    const off = await app.request('/works?turbo=0', { headers: { cookie: 'turbo=1' } })
    expect(off.headers.get('set-cookie')).toMatch(/^turbo=;.*Max-Age=0/)
    expect(await off.text()).not.toContain('/assets/turbo.js')
  })

  test('where Turbo is the usual way, ?turbo=0 is what is remembered', async () => {
    const app = pages({ turbo: true })
    expect(await (await app.request('/works')).text()).toContain('/assets/turbo.js')
    expect((await app.request('/works?turbo=0')).headers.get('set-cookie')).toMatch(/^turbo=0/)
  })

  test('serve the real Turbo, the style and the script', async () => {
    for (const [name, type, part] of [
      ['turbo.js', 'text/javascript', 'Turbo 8'],
      ['title-page.js', 'text/javascript', 'slipcase-panel'],
      ['title-page.css', 'text/css', 'prefers-color-scheme: dark'],
    ] as const) {
      const answer = await pages().request(`/assets/${name}`)
      expect(answer.headers.get('content-type')).toContain(type)
      expect(await answer.text()).toContain(part)
    }
  })
})
