import type { Context } from 'hono'

/** Fields that our contract does not name, as later versions of iconik will send. */
export const later = { x_added_later: { by: 'vendor' } }

const numberIn = (context: Context, name: string, otherwise: number): number =>
  Number(context.req.query(name) ?? otherwise)

export const refusal = (
  context: Context,
  status: 400 | 401 | 403 | 404 | 501,
  ...errors: string[]
) => context.json({ errors }, status)

/** Lists by `page`, counted from 1. A page past the end is 404. Only what is on the page is written out. */
export async function pages<T>(
  context: Context,
  all: T[],
  write: (held: T) => unknown,
  extra: object = {},
): Promise<Response> {
  const [page, perPage] = [numberIn(context, 'page', 1), numberIn(context, 'per_page', 10)]
  if (!Number.isInteger(perPage) || perPage < 0 || perPage > 1000)
    return context.json({ errors: { per_page: 'Must be between 0 and 1000.' } }, 400)
  const pageCount = perPage === 0 ? 0 : Math.ceil(all.length / perPage)
  if (page > 1 && page > pageCount) return refusal(context, 404, 'Page does not exist')
  const at = (number: number) => address(context, { page: String(number) })
  return context.json({
    objects: await Promise.all(all.slice((page - 1) * perPage, page * perPage).map(write)),
    page,
    pages: pageCount,
    per_page: perPage,
    total: all.length,
    first_url: at(1),
    last_url: at(Math.max(1, pageCount)),
    next_url: page < pageCount ? at(page + 1) : null,
    prev_url: page > 1 ? at(page - 1) : null,
    ...later,
    ...extra,
  })
}

/** Lists by `last_id`, the id of the last object seen. Ten at a time unless asked for more. */
export function cursor(context: Context, all: { id: string }[]): Response {
  const perPage = numberIn(context, 'per_page', 10)
  const lastId = context.req.query('last_id')
  const start = lastId === undefined ? 0 : all.findIndex(({ id }) => id === lastId) + 1
  const objects = all.slice(start, start + perPage)
  const hasMore = start + perPage < all.length
  return context.json({
    objects,
    per_page: perPage,
    next_url: hasMore ? address(context, { last_id: objects.at(-1)!.id }) : null,
    ...later,
  })
}

/** A path below the host, with its query, as `next_url` holds it. */
function address(context: Context, change: Record<string, string>): string {
  const url = new URL(context.req.url)
  for (const [name, value] of Object.entries(change)) url.searchParams.set(name, value)
  return url.pathname + url.search
}
