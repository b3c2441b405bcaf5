import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { OtmmState } from './state.ts'

/** JSON as this server writes it. */
export const answer = (c: Context, state: OtmmState, body: object, status?: ContentfulStatusCode) =>
  c.json(state.switches.singleListsAsObjects ? (unwrapped(body) as object) : body, status ?? 200, {
    'cache-control': 'no-store',
  })

/** OTMM's error body. */
export const exception = (c: Context, status: ContentfulStatusCode, message: string) =>
  c.json({ exception_body: { http_response_code: status, message } }, status)

function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? unwrapped(value[0]) : value.map(unwrapped)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, unwrapped(held)]))
}

/** A call's parameters: OTMM takes them in the query, in a form, or in both. */
export async function parametersOf(c: Context): Promise<Record<string, string>> {
  const query = c.req.query()
  const type = c.req.header('content-type') ?? ''
  if (!type.includes('form')) return query
  const form = await c.req.parseBody()
  const texts = Object.entries(form).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  return { ...query, ...Object.fromEntries(texts) }
}
