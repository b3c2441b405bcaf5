import { html } from 'hono/html'
import { hyphenate } from 'isbn3'
import type { WorldWork } from '../world.ts'
import type { Html } from './page.ts'
import { bylineOf, dateWord, firstPublication } from './words.ts'

export const isbnShown = (isbn: string | null): string =>
  isbn === null ? 'No ISBN' : (hyphenate(isbn) ?? isbn)

/** Title, people, ISBN and publication date; then the panel's frame, when somebody serves one. */
export function workHeader(work: WorldWork, panelOrigin: string | null): Html {
  const [first] = work.products
  return html`<header class="title-header">
      <h1>${work.title}</h1>
      ${work.subtitle ? html`<p class="subtitle">${work.subtitle}</p>` : ''}
      <p class="byline">${bylineOf(work)}</p>
      <dl class="facts">
        <div>
          <dt>ISBN</dt>
          <dd>${first ? isbnShown(first.isbn) : 'No editions'}</dd>
        </div>
        <div>
          <dt>Publication date</dt>
          <dd>${dateWord(firstPublication(work))}</dd>
        </div>
        <div>
          <dt>Imprint</dt>
          <dd>${work.imprint.name}</dd>
        </div>
        <div>
          <dt>Stage</dt>
          <dd>${work.stage}</dd>
        </div>
      </dl>
    </header>
    ${
      panelOrigin === null
        ? ''
        : html`<section class="panel-host" aria-label="Slipcase">
            <iframe
              title="Slipcase: assets and rights"
              src="${panelOrigin}/panel/?work=${work.id}"
              data-panel
            ></iframe>
          </section>`
    }`
}

/** The work's own pages and the sections of its metadata, for the sidebar. */
export const workNavigation = (
  work: WorldWork,
  current: 'overview' | 'metadata',
  sections: readonly { id: string; name: string }[],
): Html =>
  html`<ul class="of-work" aria-label="${work.title}">
    ${(['overview', 'metadata'] as const).map((name) => {
      const path = name === 'overview' ? `/works/${work.id}` : `/works/${work.id}/metadata`
      return html`<li>
        <a href="${path}" ${name === current ? html`aria-current="page"` : ''}
          >${name === 'overview' ? 'Overview' : 'Metadata'}</a
        >
        ${
          name === 'metadata' && current === 'metadata'
            ? html`<ul>
                ${sections.map(({ id, name: section }) => html`<li><a href="#${id}">${section}</a></li>`)}
              </ul>`
            : ''
        }
      </li>`
    })}
  </ul>`
