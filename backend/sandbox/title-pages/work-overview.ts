import { html } from 'hono/html'
import type { WorldProduct, WorldWork } from '../world.ts'
import type { Html } from './page.ts'
import { isbnShown } from './work-header.ts'
import { dateWord, roleWord, statusWord } from './words.ts'

/** Editions at a glance, people, where the work stands. */
export const workOverview = (work: WorldWork): Html =>
  html`<section class="card" aria-labelledby="editions">
      <h2 id="editions">Editions</h2>
      ${
        work.products.length === 0
          ? html`<p class="empty">This work has no editions yet.</p>`
          : html`<table class="editions">
              <thead>
                <tr>
                  <th scope="col">Edition</th>
                  <th scope="col">ISBN</th>
                  <th scope="col">Publication</th>
                  <th scope="col">Status</th>
                  <th scope="col" class="number">Price</th>
                </tr>
              </thead>
              <tbody>
                ${work.products.map(edition)}
              </tbody>
            </table>`
      }
    </section>
    <div class="columns">
      <section class="card" aria-labelledby="people">
        <h2 id="people">People</h2>
        <dl>
          ${work.contributors.map(
            (person) =>
              html`<div>
                <dt>${roleWord(person.roleCode)}</dt>
                <dd>${person.name}</dd>
              </div>`,
          )}
        </dl>
      </section>
      <section class="card" aria-labelledby="plan">
        <h2 id="plan">Plan</h2>
        <dl>
          <div>
            <dt>Stage</dt>
            <dd>${work.stage}</dd>
          </div>
          <div>
            <dt>Season</dt>
            <dd>${work.season}</dd>
          </div>
          <div>
            <dt>Reference</dt>
            <dd>${work.reference}</dd>
          </div>
        </dl>
      </section>
    </div>`

const edition = (product: WorldProduct): Html =>
  html`<tr>
    <th scope="row">${product.edition}</th>
    <td class="isbn">${isbnShown(product.isbn)}</td>
    <td>${dateWord(product.publicationDate)}</td>
    <td>${statusWord(product.status)}</td>
    <td class="number">${product.priceGbp === null ? '–' : `£${product.priceGbp}`}</td>
  </tr>`
