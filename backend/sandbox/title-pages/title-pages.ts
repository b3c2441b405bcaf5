import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { WorldWork } from '../world.ts'
import { type Html, type PageFrame, page } from './page.ts'
import { workHeader, workNavigation } from './work-header.ts'
import { workList } from './work-list.ts'
import { type PageFile, sections, workMetadata } from './work-metadata.ts'
import { workOverview } from './work-overview.ts'

export interface TitlePagesOptions {
  works: WorldWork[]
  /** Name of the customer account. */
  publisher: string
  /** Origin that serves the panel at /panel/; null: the pages hold no frame. */
  panelOrigin: () => string | null
  /** Is Turbo on when the visitor has not chosen? */
  turbo: boolean
  /** Pictures that hang on a work now; default: those the world began with. */
  files?: (workId: number) => PageFile[]
}

const require = createRequire(import.meta.url)
const beside = (name: string): Buffer => readFileSync(new URL(name, import.meta.url))

/**
 * Pages at the addresses of Consonance's own (`/works`, `/works/:id`, `/works/:id/metadata`), to be
 * mounted beside its interfaces. `?turbo=1` and `?turbo=0` choose how links are followed.
 */
export function titlePages(options: TitlePagesOptions): Hono {
  const app = new Hono()
  const nonce = randomBytes(16).toString('base64')
  const works = new Map(options.works.map((work) => [work.id, work]))
  const files = options.files ?? ((workId) => firstFiles(works.get(workId)))

  const shown = (
    context: Context,
    title: string,
    content: Html,
    below: Html | '' = '',
  ): Response | Promise<Response> => {
    const frame: PageFrame = {
      publisher: options.publisher,
      turbo: wantsTurbo(context, options.turbo),
      nonce,
    }
    context.header('content-security-policy', policy(options.panelOrigin(), frame))
    context.header('x-content-type-options', 'nosniff')
    context.header('referrer-policy', 'same-origin')
    context.header('cache-control', 'no-store')
    return context.html(page(frame, title, content, below))
  }
  const missing = (context: Context): Response | Promise<Response> => {
    context.status(404)
    return shown(
      context,
      'Not found',
      html`<header class="page-header"><h1>There is no such page</h1></header>
        <p>
          The work may have another number, or belong to another account.
          <a href="/works">Show all works</a>
        </p>`,
    )
  }
  const workOf = (context: Context): WorldWork | undefined => {
    const id = context.req.param('id') ?? ''
    return /^[1-9]\d{0,15}$/.test(id) ? works.get(Number(id)) : undefined
  }

  app.get('/', (context) => context.redirect('/works'))
  app.get('/works', (context) =>
    shown(context, 'Works', workList(options.works, (context.req.query('q') ?? '').trim())),
  )
  app.get('/works/:id', (context) => {
    const work = workOf(context)
    if (!work) return missing(context)
    const content = html`${workHeader(work, options.panelOrigin())} ${workOverview(work)}`
    return shown(context, work.title, content, workNavigation(work, 'overview', sections))
  })
  app.get('/works/:id/metadata', (context) => {
    const work = workOf(context)
    if (!work) return missing(context)
    const content = html`${workHeader(work, options.panelOrigin())}
    ${workMetadata(work, files(work.id))}`
    return shown(
      context,
      `${work.title}: metadata`,
      content,
      workNavigation(work, 'metadata', sections),
    )
  })
  app.get('/works/:id/files/:resource', async (context) => {
    const resource = workOf(context)?.resources.find(
      (one) => String(one.id) === context.req.param('resource'),
    )
    if (!resource) return missing(context)
    const bytes = await resource.content.bytes()
    return context.body(new Uint8Array(bytes), 200, { 'content-type': resource.content.mediaType })
  })
  app.get('/works/*', missing)

  const assets: Record<string, [type: string, read: () => Buffer]> = {
    'title-page.css': [
      'text/css; charset=utf-8',
      () => Buffer.concat(['title-page.css', 'work-page.css', 'narrow-page.css'].map(beside)),
    ],
    'title-page.js': ['text/javascript; charset=utf-8', () => beside('title-page.js')],
    'title-page.svg': ['image/svg+xml', () => beside('title-page.svg')],
    'turbo.js': ['text/javascript; charset=utf-8', () => readFileSync(turboFile())],
  }
  for (const [name, [type, read]] of Object.entries(assets))
    app.get(`/assets/${name}`, (context) =>
      context.body(new Uint8Array(read()), 200, {
        'content-type': type,
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      }),
    )
  app.notFound(missing)
  return app
}

const turboFile = (): URL =>
  new URL('turbo.es2017-esm.js', `file://${require.resolve('@hotwired/turbo')}`)

/** `?turbo=` is remembered in a cookie, as long as it differs from what holds anyway. */
function wantsTurbo(context: Context, usual: boolean): boolean {
  const asked = context.req.query('turbo')
  if (asked === undefined) return (getCookie(context, 'turbo') ?? (usual ? '1' : '0')) === '1'
  const wanted = asked === '1'
  if (wanted === usual) deleteCookie(context, 'turbo', { path: '/' })
  else
    setCookie(context, 'turbo', wanted ? '1' : '0', { path: '/', sameSite: 'Lax', httpOnly: true })
  return wanted
}

const policy = (panelOrigin: string | null, { turbo, nonce }: PageFrame): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${turbo ? ` 'nonce-${nonce}'` : ''}`,
    "img-src 'self'",
    "connect-src 'self'",
    `frame-src ${panelOrigin ?? "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const firstFiles = (work: WorldWork | undefined): PageFile[] =>
  (work?.resources ?? []).map((resource) => ({
    caption: resource.caption,
    role: resource.role.replaceAll('-', ' '),
    imageUrl: `/works/${work?.id}/files/${resource.id}`,
    productIds: resource.productIds,
  }))
