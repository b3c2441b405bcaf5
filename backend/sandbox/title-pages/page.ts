import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

export interface PageFrame {
  /** The customer account, named in the sidebar of every page. */
  publisher: string
  turbo: boolean
  /** Allows the style that Turbo makes for its progress bar. */
  nonce: string
}

/** The house around every page: sidebar, skip link, main part. */
export const page = (frame: PageFrame, title: string, content: Html, below: Html | '' = ''): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${frame.publisher}</title>
        <link rel="icon" href="/assets/title-page.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/title-page.css" />
        <script src="/assets/title-page.js" defer></script>
        ${
          frame.turbo
            ? html`<meta name="csp-nonce" content="${frame.nonce}" />
                <script src="/assets/turbo.js" type="module"></script>`
            : ''
        }
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <div class="house">
          <aside class="sidebar">
            <p class="brand">Title pages</p>
            <p class="account"><span>Signed in to</span> <strong>${frame.publisher}</strong></p>
            <nav aria-label="Main">
              <ul>
                <li><a href="/works">Works</a></li>
              </ul>
              ${below}
            </nav>
            <p class="note">A sandbox in the place of Consonance. Nothing here is real.</p>
          </aside>
          <main id="main">${content}</main>
        </div>
      </body>
    </html>`
