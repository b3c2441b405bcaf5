import { Hono } from 'hono'
import { hyphenated } from './resolvers.ts'
import { type HeldProduct, resourcesOfProduct, searchProducts, searchWorks } from './searching.ts'
import type { ConsonanceState, HeldResource } from './state.ts'

/** The read-only REST product API, which public clients still use: one page of products at a time. */
export function restRoutes(
  state: ConsonanceState,
  imageUrl: (resource: HeldResource, style?: string) => string | null,
): Hono {
  return new Hono().get('/api/v4/products.json', (context) => {
    const key = /^Token token="?([^"]+)"?$/.exec(context.req.header('authorization') ?? '')?.[1]
    const clientId = state.keys.get(key ?? '')
    if (clientId === undefined) return context.json({ message: '401: Unauthorized' }, 401)
    state.requests.rest = (state.requests.rest ?? 0) + 1
    const asked = (name: string) => context.req.query(`q[${name}]`)
    const workId = asked('work_id_eq')
    const works = searchWorks(state, clientId, {
      idEq: workId === undefined ? null : Number(workId),
      titleCont: asked('work_title_cont') ?? null,
    })
    const isbn = asked('isbn_eq')?.replaceAll('-', '')
    const found = searchProducts(works, { isbn13Eq: isbn ?? null })
    const page = Math.max(1, Number(context.req.query('page') ?? 1) || 1)
    const shown = found.slice((page - 1) * state.pageSize, page * state.pageSize)
    return context.json({
      current_page: page,
      per_page: state.pageSize,
      total_pages: Math.max(1, Math.ceil(found.length / state.pageSize)),
      url: context.req.url.split('?')[0],
      products: shown.map((product) => restProduct(product, state, imageUrl)),
    })
  })
}

const restProduct = (
  product: HeldProduct,
  state: ConsonanceState,
  imageUrl: (resource: HeldResource, style?: string) => string | null,
) => ({
  id: product.id,
  work_id: product.held.work.id,
  full_title: product.title,
  subtitle: product.held.work.subtitle,
  authorship: product.held.work.contributors.map(({ name }) => name).join(', '),
  isbn: hyphenated(product.isbn) ?? 'No ISBN',
  pub_date: product.publicationDate,
  out_of_print_date: null,
  publishing_status: product.status,
  product_form: product.form,
  in_house_format: null,
  in_house_edition: product.edition,
  edition_number: null,
  edition_statement: null,
  edition_type_codes: null,
  imprint: product.held.work.imprint.name,
  in_house_work_reference: product.held.work.reference,
  season_name: product.held.work.season,
  project_stage_name: product.held.work.stage,
  extents: { page_count: product.pages },
  measurements: {},
  prices: product.priceGbp
    ? [{ currency_code: 'GBP', price_qualifier: '05', price_amount: product.priceGbp }]
    : [],
  marketingtexts: [],
  supportingresources: resourcesOfProduct(state, product).map((resource) => ({
    style_urls: ['jpg_rgb_0050w', 'jpg_rgb_0650h', 'jpg_rgb_original'].map((style) => ({
      style,
      url: imageUrl(resource, style),
    })),
  })),
  rights_not_available_countries: product.notForSale,
  weblinks: [],
  all_related_products: [],
})
