import type { Role } from '#shared/domain/role.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { CallContext } from '../port.ts'
import type { IconikClient } from './client.ts'
import type { IconikConfig } from './config.ts'
import { hit, pageOf, sortOf, type Hit } from './contract.ts'
import { isbnForms } from './isbn-forms.ts'

interface Term {
  name: string
  value_in: string[]
}
/** iconik's filter node. */
export interface Filter {
  operator: 'AND' | 'OR'
  terms?: Term[]
  filters?: Filter[]
}

export interface Hits {
  hits: Hit[]
  /** Did the search come to its end? */
  complete: boolean
}

const perPage = 100

/** Reads hits to the last page, or until there are `most`. */
export async function searchAssets(
  client: IconikClient,
  question: { filter: Filter; words?: string; most: number },
  context: CallContext,
): Promise<Hits> {
  const hits = new Map<string, Hit>()
  const { most } = question
  let after: unknown[] = []
  for (;;) {
    const asked = Math.min(perPage, most)
    const answer = await client.ask({
      operation: 'search',
      path: 'search/v1/search/',
      // Both are on by default: signing is slow, and the history is a person's own.
      query: { per_page: asked, generate_signed_url: false, save_search_history: false },
      body: {
        doc_types: ['assets'],
        query: question.words ?? '',
        filter: question.filter,
        include_fields: ['id', 'versions', 'files', 'formats', 'keyframes'],
        // A creation date does not move while we page, unlike the date of the last change.
        sort: [{ name: 'date_created', order: 'asc' }],
        search_after: after,
      },
      answer: pageOf(hit),
      context,
    })
    const { objects, total } = answer
    const before = hits.size
    for (const found of objects) hits.set(found.id, found)
    if (hits.size >= most)
      return { hits: [...hits.values()].slice(0, most), complete: (total ?? Infinity) <= most }
    // Documented end: an empty page. A short page that holds all that were announced saves that call.
    const last = objects.at(-1)
    const place = last ? sortOf(last) : []
    const isEnd = hits.size === before || place.length === 0
    if (isEnd || (objects.length < asked && hits.size === total))
      return { hits: [...hits.values()], complete: hits.size >= (total ?? Infinity) }
    after = place
  }
}

const active: Term = { name: 'status', value_in: ['ACTIVE'] }

/** Assets that carry one of the title's keys; null when no configured field could hold one. */
export function keysFilter(keys: TitleKeys, config: IconikConfig): Filter | null {
  const { isbns, workId, references } = config.fields
  const term = (name: string, values: string[]): Term[] =>
    values.length === 0 ? [] : [{ name: `metadata.${name}`, value_in: values }]
  const terms = [
    ...isbns.flatMap((name) => term(name, keys.isbns.flatMap(isbnForms))),
    ...(workId === null ? [] : term(workId, [String(keys.workId)])),
    ...references.flatMap((name) => term(name, keys.reference === null ? [] : [keys.reference])),
  ]
  if (terms.length === 0) return null
  return { operator: 'AND', terms: [active], filters: [{ operator: 'OR', terms }] }
}

/** All assets in use; with a role, those that carry one of its words. */
export function roleFilter(role: Role | null, config: IconikConfig): Filter {
  const words = Object.keys(config.roles).filter((word) => config.roles[word] === role)
  return config.fields.role === null || role === null
    ? { operator: 'AND', terms: [active] }
    : {
        operator: 'AND',
        terms: [active, { name: `metadata.${config.fields.role}`, value_in: words }],
      }
}

/** All words, each taken as it stands: the query goes through a Lucene parser (documented). */
export const wordsQuery = (words: string): string =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[+\-&|!(){}[\]^"~*?:\\/]/g, '\\$&'))
    // Left bare, these would be operators.
    .map((word) => (/^(AND|OR|NOT)$/.test(word) ? `"${word}"` : word))
    .join(' AND ')
