import type { MiddlewareHandler } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import { refusal } from './envelopes.ts'
import type { IconikState } from './state.ts'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What every call passes: both headers, the limit, the count. */
export function access(state: IconikState, latencyMs: number): MiddlewareHandler {
  return async (context, next) => {
    if (latencyMs > 0) await sleep(latencyMs)
    const place = context.req.path.replace(/^\/API\//, '').replace(/\/$/, '')
    const operation = `${context.req.method} ${place.replaceAll(uuid, '{id}')}`
    state.requests.set(operation, (state.requests.get(operation) ?? 0) + 1)
    context.header('RateLimit-Remaining', String(state.remaining))
    if (state.refuseNext > 0) {
      state.refuseNext -= 1
      if (state.retryAfter !== null) context.header('Retry-After', String(state.retryAfter))
      return context.json({ errors: ['Too many requests'] }, 429)
    }
    const { 'app-id': appId, 'auth-token': token } = context.req.header()
    if (appId !== state.appId || token !== state.token)
      return refusal(context, 401, 'App-ID or Auth-Token is missing or invalid')
    return next()
  }
}

/** A role that the token's user may lack; the answer does not name it. */
export const needs =
  (state: IconikState, role: string): MiddlewareHandler =>
  async (context, next) =>
    state.missingRoles.has(role) ? refusal(context, 403, 'Permission denied') : next()
