import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { randomBytes } from 'node:crypto'
import type { Session } from './accounts.ts'
import { exception } from './answers.ts'
import type { OtmmState } from './state.ts'

export interface Caller {
  loginName: string
  /** Null with an OAuth access token, which stands for itself. */
  session: Session | null
}

/** Who calls: by access token, session digest (two headers) or session cookie. */
export function callerOf(c: Context, state: OtmmState): Caller | null {
  const { accounts, switches } = state
  if (switches.stickyBalancer && getCookie(c, 'AWSALB') !== 'node1') return null
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const token = bearer && accounts.tokens.get(bearer)
  if (token) return { loginName: token, session: null }
  const digest = /^otmmToken (.+)$/.exec(bearer ?? '')?.[1] ?? c.req.header('otmmauthtoken')
  const cookie = getCookie(c, 'JSESSIONID')
  const session = accounts.sessions.find((one) => one.digest === digest || one.cookie === cookie)
  return session ? { loginName: session.loginName, session } : null
}

/** Everything below the API but `/sessions` needs a proof; writes also need the session's id. */
export const guard =
  (state: OtmmState): MiddlewareHandler<{ Variables: { loginName: string } }> =>
  async (c, next) => {
    const caller = callerOf(c, state)
    if (!caller) {
      if (state.switches.expiryAs1034)
        return c.json({ status: 1034, error: 'Expired OTDS SSO ticket', errorDetails: null }, 400)
      // Tomcat's habit: a refused caller is given a new, empty session
      setCookie(c, 'JSESSIONID', `${randomBytes(16).toString('hex')}.node1`, { path: '/otmmapi' })
      return exception(c, 401, 'The session is missing or has ended')
    }
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!isRead && caller.session && state.switches.requireRequestedBy) {
      if (c.req.header('x-requested-by') !== String(caller.session.id))
        return exception(c, 400, 'The header X-Requested-By is missing or wrong')
    }
    c.set('loginName', caller.loginName)
    return next()
  }

/** Tomcat's own answer to an address with raw brackets: a page, before OTMM sees the request. */
export const refuseRawBrackets =
  (state: OtmmState): MiddlewareHandler =>
  async (c, next) =>
    state.switches.refuseRawBrackets && /[[\]{}]/.test(c.req.raw.url)
      ? c.html('<!doctype html><title>HTTP Status 400 – Bad Request</title>', 400)
      : next()
