import { Hono } from 'hono'
import { z } from 'zod'
import { serviceLogin } from './accounts.ts'
import { parametersOf } from './answers.ts'
import type { OtmmState } from './state.ts'

const credentials = z.looseObject({
  userName: z.string(),
  password: z.string(),
  targetResourceId: z.string().optional(),
})
const exchange = z.looseObject({ ticket: z.string(), targetResourceId: z.string() })

/** OpenText Directory Services, as far as signing in to OTMM goes. */
export const otdsRoutes = (state: OtmmState) => {
  const { accounts } = state
  const failed = { status: 401, error: 'Authentication failed', errorDetails: null }
  return new Hono()
    .post('/rest/authentication/credentials', async (c) => {
      const asked = credentials.safeParse(await c.req.json().catch(() => null)).data
      if (!asked || accounts.passwords.get(asked.userName) !== asked.password)
        return c.json(failed, 401)
      const forResource = asked.targetResourceId === accounts.resourceId
      return c.json(ticketBody(asked.userName, accounts.issueTicket(asked.userName, forResource)))
    })
    .post('/rest/authentication/resource/ticketforresource', async (c) => {
      const asked = exchange.safeParse(await c.req.json().catch(() => null)).data
      const held = asked && accounts.tickets.get(asked.ticket)
      if (!held)
        return c.json({ status: 1034, error: 'Expired OTDS SSO ticket', errorDetails: null }, 400)
      if (asked.targetResourceId !== accounts.resourceId) return c.json(failed, 401)
      return c.json(ticketBody(held.loginName, accounts.issueTicket(held.loginName, true)))
    })
    .post('/oauth2/token', async (c) => {
      const form = await parametersOf(c)
      if (
        form['client_id'] !== accounts.clientId ||
        form['client_secret'] !== accounts.clientSecret
      )
        return c.json({ error: 'invalid_client' }, 401)
      switch (form['grant_type']) {
        case 'client_credentials':
          // the administrator has tied this client to the service account
          return c.json(tokenBody(accounts.issueToken(serviceLogin)))
        case 'password': {
          const login = form['username'] ?? ''
          return accounts.passwords.get(login) === form['password']
            ? c.json(tokenBody(accounts.issueToken(login)))
            : c.json({ error: 'invalid_grant' }, 400)
        }
        default:
          return c.json({ error: 'unsupported_grant_type' }, 400)
      }
    })
}

const tokenBody = (access_token: string) => ({
  access_token,
  token_type: 'Bearer',
  expires_in: 3600,
})

const ticketBody = (userName: string, ticket: string) => ({
  token: ticket.slice(1, 9),
  userId: `${userName}@MediaMgmt`,
  ticket,
  resourceID: null,
  failureReason: null,
  passwordExpirationTime: 0,
  continuation: false,
  continuationContext: null,
  continuationData: null,
})
