import { html } from 'hono/html'
import type { WorldWork } from '../world.ts'
import type { Html } from './page.ts'
import { dateWord, firstPublication } from './words.ts'

const mostShown = 200

/** Does a work answer to these words: title, people, reference or ISBN? */
export function matches(work: WorldWork, words: string): boolean {
  const plain = (text: string): string =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const digits = words.replace(/[^0-9]/g, '')
  const text = plain(
    [
      work.title,
      work.subtitle ?? '',
      work.reference,
      ...work.contributors.map((person) => person.name),
    ].join(' '),
  )
  return (
    plain(words)
      .split(/\s+/)
      .every((word) => text.includes(word)) ||
    (digits.length >= 5 && work.products.some((product) => product.isbn?.includes(digits)))
  )
}

export function workList(works: WorldWork[], words: string): Html {
  const found = works.filter((work) => matches(work, words))
  const shown = found.slice(0, mostShown)
  return html`<header class="page-header">
      <h1>Works</h1>
      <form action="/works" method="get" role="search" class="search">
        <label for="q">Title, person or ISBN</label>
        <input id="q" name="q" type="search" value="${words}" autocomplete="off" />
        <button>Search</button>
      </form>
    </header>
    <p class="count" role="status">
      ${found.length === 1 ? '1 work' : `${found.length} works`}${
        found.length > shown.length ? `, the first ${shown.length} shown` : ''
      }
    </p>
    ${
      shown.length === 0
        ? html`<p class="empty">
            No work answers to “${words}”. <a href="/works">Show all works</a>
          </p>`
        : html`<table class="works">
            <thead>
              <tr>
                <th scope="col">Title</th>
                <th scope="col">Author</th>
                <th scope="col">Imprint</th>
                <th scope="col">Publication</th>
                <th scope="col">Stage</th>
                <th scope="col" class="number">Editions</th>
              </tr>
            </thead>
            <tbody>
              ${shown.map(row)}
            </tbody>
          </table>`
    }`
}

const row = (work: WorldWork): Html =>
  html`<tr>
    <th scope="row">
      <a href="/works/${work.id}">${work.title}</a> <span class="reference">${work.reference}</span>
    </th>
    <td>${work.contributors[0]?.name ?? ''}</td>
    <td>${work.imprint.name}</td>
    <td>${dateWord(firstPublication(work))}</td>
    <td><span class="stage">${work.stage}</span></td>
    <td class="number">${work.products.length}<span class="unit"> editions</span></td>
  </tr>`
