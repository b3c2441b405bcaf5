import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** A refusal as the REST API words it; `code` is what counts. */
export class RestError extends Error {
  override readonly name = 'RestError'
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly data: Record<string, unknown>
  constructor(status: ContentfulStatusCode, code: string, data: Record<string, unknown> = {}) {
    super(`Sorry: ${code.replaceAll('_', ' ')}.`)
    this.status = status
    this.code = code
    this.data = data
  }
}

export const refuse = (c: Context, cause: unknown): Response => {
  if (!(cause instanceof RestError)) throw cause
  const { status, code, message, data } = cause
  return c.json({ code, message, data: { status, ...data } }, status)
}

/** One wrong parameter, with the reason beside it. */
export const invalidParameter = (name: string, code = 'rest_invalid_param', status = 400) =>
  new RestError(400, 'rest_invalid_param', {
    params: { [name]: `Invalid parameter ${name}.` },
    details: { [name]: { code, message: code, data: { status } } },
  })

/** `_fields=id,title`: only these, at the first level. */
export function withFields(c: Context, body: Record<string, unknown>): Record<string, unknown> {
  const wanted = c.req.query('_fields')?.split(',')
  return wanted
    ? Object.fromEntries(Object.entries(body).filter(([name]) => wanted.includes(name)))
    : body
}

/** A page of a list with its headers. The totals are counted before unreadable rows are dropped. */
export async function listAnswer<Row>(
  c: Context,
  rows: Row[],
  isReadable: (row: Row) => boolean,
  represent: (row: Row) => Promise<Record<string, unknown>> | Record<string, unknown>,
): Promise<Response> {
  const page = numberIn(c, 'page', 1)
  const perPage = numberIn(c, 'per_page', 10)
  if (perPage > 100) throw invalidParameter('per_page')
  const offset = c.req.query('offset') ? Number(c.req.query('offset')) : (page - 1) * perPage
  const pages = Math.ceil(rows.length / perPage)
  if (page > Math.max(1, pages)) throw new RestError(400, 'rest_post_invalid_page_number')
  c.header('X-WP-Total', String(rows.length))
  c.header('X-WP-TotalPages', String(pages))
  const next = new URL(c.req.url)
  next.searchParams.set('page', String(page + 1))
  if (page < pages) c.header('Link', `<${next.href}>; rel="next"`)
  const shown = rows.slice(offset, offset + perPage).filter(isReadable)
  return c.json(await Promise.all(shown.map(async (row) => withFields(c, await represent(row)))))
}

function numberIn(c: Context, name: string, fallback: number): number {
  const said = c.req.query(name)
  if (said === undefined) return fallback
  const number = Number(said)
  if (!Number.isInteger(number) || number < 1) throw invalidParameter(name)
  return number
}
