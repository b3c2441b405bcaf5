import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import sharp from 'sharp'
import { serveOnLoopback } from '#backend/systems/stand-in.ts'
import type { Session } from '#shared/api/session.ts'
import type { TitleView } from '#shared/api/titles.ts'

export interface ServedTitle {
  panelUrl: string
  baselineUrl: string
  close(): Promise<void>
}

/** Answers what the panel reads about one title, and serves the panel and the baseline beside it. */
export async function serveTitle(
  view: TitleView,
  folders: { panel: string; baseline: string },
): Promise<ServedTitle> {
  const session: Session = {
    name: 'Edith Editor',
    roles: ['editor'],
    sandbox: true,
    publisher: null,
    mostDroppedBytes: 1e9,
  }
  const answer = JSON.stringify(view)
  const picture = await sharp({
    create: { width: 96, height: 144, channels: 3, background: '#3a6ea5' },
  })
    .jpeg()
    .toBuffer()
  const files = (root: string, prefix: string) =>
    serveStatic({ root, rewriteRequestPath: (path) => path.slice(prefix.length) })
  const app = new Hono()
    .get('/health', (c) => c.json({ name: 'slipcase', sandbox: true }))
    .get('/session', (c) => c.json(session))
    .get('/titles/:id', (c) => c.body(answer, 200, { 'content-type': 'application/json' }))
    .get('/titles/:id/runs', (c) => c.json({ runs: [] }))
    .get('/events', (c) =>
      streamSSE(c, async (stream) => {
        await stream.writeSSE({ event: 'hello', data: '', id: '0' })
        await new Promise<void>((resolve) => stream.onAbort(resolve))
      }),
    )
    .get('/thumbnails/:id', (c) =>
      c.body(new Uint8Array(picture), 200, {
        'content-type': 'image/jpeg',
        'cache-control': 'max-age=600',
      }),
    )
    .get('/panel/*', files(folders.panel, '/panel'))
    .get('/baseline/*', files(folders.baseline, '/baseline'))
  const server = await serveOnLoopback(app)
  return {
    panelUrl: `${server.url}/panel/?work=${view.workId}`,
    baselineUrl: `${server.url}/baseline/?work=${view.workId}`,
    close: () => server.close(),
  }
}
