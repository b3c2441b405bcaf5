import isbn3 from 'isbn3'
import { createResource, type CreateInput, deleteResource } from './creating.ts'
import type { Processing } from './processing.ts'
import {
  type HeldProduct,
  type ProductSearch,
  resourcesOfProduct,
  searchProducts,
  searchWorks,
  typeOf,
  type WorkSearch,
} from './searching.ts'
import { type ConsonanceState, type HeldResource, type HeldWork, resourcesOf } from './state.ts'
import { productTypes } from './type-definitions.ts'

/** Who asks, and what is to become of the answer. */
export interface Call {
  clientId: number
  breakOff: boolean
}
interface Context {
  call: Call
}
interface Searches {
  workSearch?: WorkSearch | null
  productSearch?: ProductSearch | null
}

export interface ResolverParts {
  state: ConsonanceState
  processing: Processing
  now: () => Date
  imageUrl: (resource: HeldResource) => string | null
}

export function resolvers({ state, processing, now, imageUrl }: ResolverParts) {
  const works = ({ workSearch, productSearch }: Searches, { call }: Context): HeldWork[] =>
    searchWorks(state, call.clientId, workSearch ?? {}).filter(
      (work) => !productSearch || searchProducts([work], productSearch).length > 0,
    )
  const products = ({ workSearch, productSearch }: Searches, { call }: Context): HeldProduct[] =>
    searchProducts(searchWorks(state, call.clientId, workSearch ?? {}), productSearch ?? {})

  const product = productFields(state)
  return {
    Query: {
      work: (_: unknown, asked: Searches, context: Context) => works(asked, context)[0] ?? null,
      works: (_: unknown, asked: Searches, context: Context) =>
        works(asked, context).slice(0, state.pageSize),
      product: (_: unknown, asked: Searches, context: Context) =>
        products(asked, context)[0] ?? null,
      products: (_: unknown, asked: Searches, context: Context) =>
        products(asked, context).slice(0, state.pageSize),
    },
    Mutation: {
      createSupportingResource(_: unknown, { input }: { input: CreateInput }, { call }: Context) {
        const made = createResource(state, processing, call.clientId, input, now())
        if (made.supportingResource && state.loseNextCreateAnswer) {
          state.loseNextCreateAnswer = false
          call.breakOff = true
        }
        return { clientMutationId: input.clientMutationId, ...made }
      },
      deleteSupportingResource(
        _: unknown,
        { input }: { input: { id: number; clientMutationId?: string } },
        { call }: Context,
      ) {
        const done = deleteResource(state, call.clientId, input.id, now())
        return { clientMutationId: input.clientMutationId, ...done }
      },
    },
    Work: workFields(state),
    Product: { __resolveType: typeOf },
    ...Object.fromEntries(productTypes.map((type) => [type, product])),
    SupportingResource: {
      url: imageUrl,
      copyrightHolder: (resource: HeldResource) => resource.copyright,
      fileSize: async ({ content }: HeldResource) => content && (await content.bytes()).length,
      height: ({ content }: HeldResource) => content?.height ?? null,
      aspectRatio: ({ content }: HeldResource) =>
        content?.width && content.height ? content.width / content.height : null,
      imageContentType: ({ content }: HeldResource) => content?.mediaType ?? null,
    },
  }
}

const workFields = (state: ConsonanceState) => ({
  id: ({ work }: HeldWork) => work.id,
  title: ({ work }: HeldWork) => work.title,
  subtitle: ({ work }: HeldWork) => work.subtitle,
  inHouseWorkReference: ({ work }: HeldWork) => work.reference,
  projectStage: ({ work }: HeldWork) => work.stage,
  season: ({ work }: HeldWork) => work.season,
  contributorPrettyList: ({ work }: HeldWork) =>
    work.contributors.map(({ name }) => name).join(', '),
  imprint: ({ work }: HeldWork) => work.imprint,
  contributions: ({ work }: HeldWork) =>
    work.contributors.map(({ id, name, roleCode }, index) => ({
      id: work.id * 100 + index,
      sequenceNumber: index + 1,
      productIds: work.products.map((product) => product.id),
      onixContributorRoleCode: roleCode,
      contributor: { id, name },
    })),
  products: (held: HeldWork, { productSearch }: Searches) =>
    searchProducts([held], productSearch ?? {}),
  supportingResources: (held: HeldWork) => resourcesOf(state, held.work.id),
})

const productFields = (state: ConsonanceState) => ({
  work: ({ held }: HeldProduct) => held,
  fullTitle: ({ title }: HeldProduct) => title,
  titleWithoutPrefix: ({ title }: HeldProduct) => title,
  subtitle: ({ held }: HeldProduct) => held.work.subtitle,
  isbn: ({ isbn }: HeldProduct) => ({
    isbn10: (isbn && isbn3.parse(isbn)?.isbn10) ?? null,
    isbn13: isbn,
    isbnWithDashes: hyphenated(isbn),
  }),
  onix21ProductFormCode: ({ form }: HeldProduct) => form,
  onixPublishingStatusCode: ({ status }: HeldProduct) => `_${status}`,
  inHouseEdition: ({ id, edition }: HeldProduct) => ({ id, name: edition }),
  isForSaleWorldwide: ({ worldwide }: HeldProduct) => worldwide,
  forSaleCountryCodes: ({ forSale }: HeldProduct) => forSale,
  notForSaleCountryCodes: ({ notForSale }: HeldProduct) => notForSale,
  salesRightsDescription: ({ salesText }: HeldProduct) => salesText,
  prices: ({ id, priceGbp }: HeldProduct) =>
    priceGbp === null ? [] : [{ id, amount: priceGbp, currencyCode: 'GBP' }],
  supportingResources: (product: HeldProduct) => resourcesOfProduct(state, product),
})

/** Hyphens where the ISBN ranges put them; as it is when it is outside them. */
export const hyphenated = (isbn: string | null): string | null =>
  isbn && (isbn3.parse(isbn)?.isbn13h ?? isbn)
