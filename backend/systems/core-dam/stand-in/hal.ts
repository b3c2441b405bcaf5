import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { CoreDamState } from './state.ts'

/** A refusal in the services' own form: a text named `exception`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: ContentfulStatusCode
  constructor(status: ContentfulStatusCode, message: string) {
    super(message)
    this.status = status
  }
}

export const refuse = (c: Context, cause: unknown): Response => {
  if (cause instanceof Refusal) return c.json({ exception: cause.message }, cause.status)
  throw cause
}

/** A list as the services page it: `_embedded` is missing when nothing matches. */
export async function pageAnswer<Row>(
  c: Context,
  state: CoreDamState,
  rows: Row[],
  represent: (row: Row) => unknown,
): Promise<Response> {
  const page = positive(c.req.query('page'), 1)
  const size = Math.min(
    positive(c.req.query('items-per-page'), 20),
    state.switches.mostItemsPerPage,
  )
  const shown = rows.slice((page - 1) * size, page * size)
  const collection = await Promise.all(shown.map(represent))
  const withTotal = c.req.query('include-total') === 'true' && state.switches.totals
  return hal(c, {
    page,
    itemsPerPage: size,
    ...(withTotal ? { total: rows.length } : {}),
    ...(collection.length > 0 ? { _embedded: { collection } } : {}),
    _links: { self: { href: c.req.url } },
  })
}

export const hal = (c: Context, body: unknown, status: ContentfulStatusCode = 200): Response =>
  c.body(JSON.stringify(body), status, { 'content-type': 'application/hal+json' })

function positive(said: string | undefined, fallback: number): number {
  if (said === undefined) return fallback
  const number = Number(said)
  if (!Number.isInteger(number) || number < 1) throw new Refusal(400, `Invalid value: ${said}`)
  return number
}
