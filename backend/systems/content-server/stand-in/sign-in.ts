import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { ApiError } from './api-error.ts'
import type { ServerState, StoredUser } from './state.ts'

const idleLifetimeMs = 30 * 60_000

/**
 * Sessions, each known by every ticket it ever gave: tickets roll with each good answer and the old
 * ones stay valid until the session has been idle too long.
 */
export interface SignIn {
  byPassword(name: string | null, password: string | null): StoredUser | null
  byClient(id: string | null, secret: string | null): StoredUser | null
  open(user: StoredUser): string
  /** A further ticket of the same session. */
  roll(ticket: string): string
  /** The user and the ticket of a request. Throws 401. */
  require(context: Context): { user: StoredUser; ticket: string }
  close(ticket: string): void
  expireAll(): void
}

export interface OAuthClient {
  id: string
  secret: string
  userId: number
}

export function createSignIn(state: ServerState, client: OAuthClient, now: () => Date): SignIn {
  const sessions = new Map<string, { user: StoredUser; lastUsed: number }>()
  const sessionOf = (ticket: string) => ticket.split('.')[0] ?? ''

  return {
    byPassword: (name, password) =>
      [...state.users.values()].find(
        (user) => user.name.toLowerCase() === name?.toLowerCase() && user.password === password,
      ) ?? null,
    byClient: (id, secret) =>
      id === client.id && secret === client.secret
        ? (state.users.get(client.userId) ?? null)
        : null,
    open(user) {
      const session = randomBytes(24).toString('base64url')
      sessions.set(session, { user, lastUsed: now().getTime() })
      return `${session}.${randomBytes(6).toString('base64url')}`
    },
    roll: (ticket) => `${sessionOf(ticket)}.${randomBytes(6).toString('base64url')}`,
    require(context) {
      const ticket = ticketOf(context)
      const session = ticket === null ? undefined : sessions.get(sessionOf(ticket))
      if (ticket === null || !session || now().getTime() - session.lastUsed > idleLifetimeMs)
        throw new ApiError(401, 'Authentication Required')
      session.lastUsed = now().getTime()
      return { user: session.user, ticket }
    },
    close: (ticket) => sessions.delete(sessionOf(ticket)),
    expireAll: () => sessions.clear(),
  }
}

/** Header in any case, Bearer, an OTDS ticket, or one of the cookies. */
function ticketOf(context: Context): string | null {
  const { req } = context
  const bearer = /^Bearer (.+)$/i.exec(req.header('authorization') ?? '')?.[1]
  const cookies = getCookie(context)
  const given =
    req.header('otcsticket') ??
    req.header('otdsticket') ??
    bearer ??
    cookies.otcsticket ??
    cookies.LLCookie ??
    null
  return given?.replace(/^\*OTDSSSO\*/, '') ?? null
}
