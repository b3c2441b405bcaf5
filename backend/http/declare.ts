import type { Hono, MiddlewareHandler } from 'hono'
import type { Principal } from '#shared/domain/principal.ts'
import { may, type Permission } from '#backend/access/permissions.ts'
import type { SignIn } from '#backend/access/sign-in.ts'
import { Refusal } from './problems.ts'

export interface AppEnv {
  Variables: { principal: Principal; requestId: string }
}

const declared = new WeakSet<object>()

/** The route is for those who have the permission. */
export function allow(signIn: SignIn, permission: Permission): MiddlewareHandler<AppEnv> {
  return declare(async (c, next) => {
    const principal = await signIn.principalOf(c.req.header('authorization'))
    if (!principal)
      throw new Refusal(
        401,
        'sign-in-required',
        'You are not signed in, or your sign-in has ended.',
        'Sign in again.',
      )
    if (!may(principal, permission))
      throw new Refusal(
        403,
        'not-permitted',
        `Your role does not include this (${permission}).`,
        'Ask an administrator if you need it.',
      )
    c.set('principal', principal)
    await next()
  })
}

/** The route is for everybody; `reason` says why that is safe. */
export const open = (_reason: string): MiddlewareHandler<AppEnv> => declare((_c, next) => next())

function declare(handler: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> {
  declared.add(handler)
  return handler
}

/** Refuses to start with a route that does not say who may use it. */
export function assertEveryRouteDeclares(app: Hono<AppEnv>): void {
  const routes = new Map<string, boolean>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const name = `${method} ${path}`
    routes.set(name, (routes.get(name) ?? false) || declared.has(handler))
  }
  const silent = [...routes].flatMap(([name, says]) => (says ? [] : [name]))
  if (silent.length > 0)
    throw new Error(`these routes do not declare who may use them: ${silent.join(', ')}`)
}
