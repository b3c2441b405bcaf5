import { html } from 'hono/html'
import type { WorldProduct, WorldWork } from '../world.ts'
import type { Html } from './page.ts'
import { isbnShown } from './work-header.ts'
import { dateWord, formWord, roleWord, salesWord, statusWord } from './words.ts'

/** A picture that hangs on the work. */
export interface PageFile {
  caption: string
  role: string
  imageUrl: string
  productIds: number[]
}

type Facts = [name: string, value: string | number | null][]
interface Region {
  name: string
  content: Html
}
interface Section {
  id: string
  name: string
  regions(work: WorldWork, files: PageFile[]): Region[]
}

const facts = (pairs: Facts): Html =>
  html`<dl>
    ${pairs.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value ?? 'Not set'}</dd>
        </div>`,
    )}
  </dl>`

const sentence = (text: string): Html => html`<p class="empty">${text}</p>`

const perEdition =
  (pairs: (product: WorldProduct) => Facts): Section['regions'] =>
  (work) =>
    work.products.map((product) => ({ name: product.edition, content: facts(pairs(product)) }))

/** The nine sections, in Consonance's order (documented); the regions in them are our own choice. */
export const sections: Section[] = [
  {
    id: 'identity',
    name: 'Identity',
    regions: (work) => [
      {
        name: 'Work',
        content: facts([
          ['Title', work.title],
          ['Subtitle', work.subtitle],
          ['Reference', work.reference],
          ['Work id', work.id],
        ]),
      },
      ...work.products.map((product) => ({
        name: product.edition,
        content: facts([
          ['ISBN', isbnShown(product.isbn)],
          ['Product id', product.id],
        ]),
      })),
    ],
  },
  {
    id: 'format',
    name: 'Format',
    regions: perEdition((product) => [
      ['Product form', formWord(product.form)],
      ['Pages', product.pages],
    ]),
  },
  {
    id: 'pricing',
    name: 'Pricing',
    regions: perEdition((product) => [
      ['Price (GBP)', product.priceGbp === null ? null : `£${product.priceGbp}`],
    ]),
  },
  {
    id: 'publishing',
    name: 'Publishing',
    regions: perEdition((product) => [
      ['Publishing status', statusWord(product.status)],
      ['Publication date', dateWord(product.publicationDate)],
      ['Sales rights', salesWord(product)],
      ['Sales rights in words', product.salesText],
      ['Goes out in ONIX', product.allowOnixExports ? 'Yes' : 'No'],
    ]),
  },
  {
    id: 'marketing',
    name: 'Marketing',
    regions: (work) => [
      { name: 'Season', content: facts([['Season', work.season]]) },
      { name: 'Imprint', content: facts([['Imprint', work.imprint.name]]) },
    ],
  },
  {
    id: 'contributions',
    name: 'Contributions',
    regions: (work) =>
      work.contributors.map((person) => ({
        name: person.name,
        content: facts([
          ['Role', roleWord(person.roleCode)],
          ['Contact id', person.id],
        ]),
      })),
  },
  { id: 'subjects', name: 'Subjects', regions: () => [] },
  {
    id: 'files',
    name: 'Files',
    regions: (work, files) =>
      files.map((file) => ({
        name: file.caption,
        content: html`<div class="file">
          <img
            src="${file.imageUrl}"
            alt="${file.caption}"
            width="80"
            height="120"
            loading="lazy"
          />
          ${facts([
            ['Kind', file.role],
            [
              'Editions',
              work.products
                .filter((product) => file.productIds.includes(product.id))
                .map((product) => product.edition)
                .join(', ') || 'None',
            ],
          ])}
        </div>`,
      })),
  },
  { id: 'contents', name: 'Contents', regions: () => [] },
]

export const workMetadata = (work: WorldWork, files: PageFile[]): Html =>
  html`<div class="filter" hidden data-filter>
      <label for="filter">Show regions with</label>
      <input id="filter" type="search" autocomplete="off" />
    </div>
    ${sections.map((section) => {
      const regions = section.regions(work, files)
      return html`<section class="card" id="${section.id}" aria-labelledby="${section.id}-name">
        <h2 id="${section.id}-name">${section.name}</h2>
        <div class="regions">
          ${
            regions.length === 0
              ? sentence('Nothing has been recorded here.')
              : regions.map(
                  ({ name, content }) =>
                    html`<section class="region" data-region>
                      <h3>${name}</h3>
                      ${content}
                    </section>`,
                )
          }
        </div>
      </section>`
    })}`
