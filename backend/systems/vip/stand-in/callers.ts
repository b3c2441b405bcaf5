import type { Context, MiddlewareHandler } from 'hono'
import { RestError } from './answers.ts'
import type { VipState } from './state.ts'

/** Is the request our user's? False: a visitor's. */
export type Caller = (c: Context) => boolean

/** Reads Basic credentials; spaces in an application password do not count. */
export const callerOf =
  (state: VipState): Caller =>
  (c) => {
    const given = /^Basic (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    if (!given) return false
    const [username, ...password] = Buffer.from(given, 'base64').toString('utf8').split(':')
    const tight = (text: string): string => text.replaceAll(' ', '')
    return (
      username === state.credentials.username &&
      tight(password.join(':')) === tight(state.credentials.applicationPassword)
    )
  }

/** Some releases refuse a wrong password at once; others go on as for a visitor. */
export const credentialsGate =
  (state: VipState, caller: Caller): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.header('authorization') !== undefined
    if (given && state.switches.wrongPassword === 'refused' && !caller(c))
      throw new RestError(401, 'incorrect_password')
    return await next()
  }
