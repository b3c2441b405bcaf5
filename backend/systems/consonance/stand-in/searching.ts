import type { WorldProduct } from '#backend/sandbox/world.ts'
import { type ConsonanceState, type HeldWork, resourcesOf } from './state.ts'

export interface WorkSearch {
  after?: number | null
  idEq?: number | null
  changedSince?: string | null
  titleEq?: string | null
  titleCont?: string | null
  imprintIdIn?: number[] | null
}
export interface ProductSearch {
  after?: number | null
  idEq?: number | null
  isbn13Eq?: string | null
  isbn13In?: string[] | null
  isbn13Assigned?: boolean | null
  titleEq?: string | null
  titleCont?: string | null
  publicationDateEq?: string | null
  publicationDateGteq?: string | null
  publicationDateLteq?: string | null
  changedSince?: string | null
  productTypes?: string[] | null
}

/** A product with the work it belongs to. */
export interface HeldProduct extends WorldProduct {
  held: HeldWork
}

/** Works of one customer account, as the search asks; never those of another. */
export function searchWorks(
  state: ConsonanceState,
  clientId: number,
  search: WorkSearch = {},
): HeldWork[] {
  return [...state.works.values()].filter(
    ({ work, changedOn, clientId: owner }) =>
      owner === clientId &&
      passes(search.after, (after) => work.id > after) &&
      passes(search.idEq, (id) => work.id === id) &&
      passes(search.changedSince, (day) => changedOn >= day) &&
      passes(search.titleEq, (title) => work.title === title) &&
      passes(search.titleCont, (words) => contains(work.title, words)) &&
      passes(search.imprintIdIn, (ids) => ids.includes(work.imprint.id)),
  )
}

export function searchProducts(works: HeldWork[], search: ProductSearch = {}): HeldProduct[] {
  return works
    .flatMap((held) => held.work.products.map((product) => ({ ...product, held })))
    .sort((a, b) => a.id - b.id)
    .filter(
      (product) =>
        passes(search.after, (after) => product.id > after) &&
        passes(search.idEq, (id) => product.id === id) &&
        passes(search.isbn13Eq, (isbn) => product.isbn === isbn) &&
        passes(search.isbn13In, (isbns) => isbns.some((isbn) => product.isbn === isbn)) &&
        passes(search.isbn13Assigned, (assigned) => (product.isbn !== null) === assigned) &&
        passes(search.titleEq, (title) => product.title === title) &&
        passes(search.titleCont, (words) => contains(product.title, words)) &&
        passes(search.publicationDateEq, (day) => product.publicationDate === day) &&
        passes(search.publicationDateGteq, (day) => (product.publicationDate ?? '') >= day) &&
        passes(search.publicationDateLteq, (day) => (product.publicationDate ?? '~') <= day) &&
        passes(search.changedSince, (day) => product.held.changedOn >= day) &&
        // An empty list means all (documented).
        passes(search.productTypes, (types) => !types.length || types.includes(typeOf(product))),
    )
}

const types: [forms: string, type: string][] = [
  ['B', 'PhysicalBookProduct'],
  ['A', 'PhysicalAudioProduct'],
  ['D', 'ElectronicBookProduct'],
  ['E', 'ElectronicBookProduct'],
]

/** The concrete type of a product, by its ONIX 2.1 form (inferred; AN and AJ are downloads). */
export function typeOf({ form }: WorldProduct): string {
  if (['AJ', 'AN'].includes(form)) return 'ElectronicAudioProduct'
  return types.find(([first]) => form.startsWith(first))?.[1] ?? 'GenericProduct'
}

export const resourcesOfProduct = (state: ConsonanceState, product: HeldProduct) =>
  resourcesOf(state, product.held.work.id).filter((resource) =>
    resource.productIds.includes(product.id),
  )

const passes = <Value>(wish: Value | null | undefined, test: (wish: Value) => boolean): boolean =>
  wish === null || wish === undefined || test(wish)

const contains = (text: string, words: string): boolean =>
  text.toLowerCase().includes(words.toLowerCase())
