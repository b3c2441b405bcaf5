import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Session } from './accounts.ts'
import { answer, exception, parametersOf } from './answers.ts'
import { callerOf } from './guard.ts'
import type { OtmmState } from './state.ts'

export const sessionRoutes = (state: OtmmState) => {
  const { accounts } = state
  const opened = (c: Context, session: Session) => {
    setCookie(c, 'JSESSIONID', session.cookie, { path: '/otmmapi', httpOnly: true })
    if (state.switches.stickyBalancer) setCookie(c, 'AWSALB', 'node1', { path: '/' })
    return answer(c, state, sessionBody(session))
  }
  return new Hono()
    .post('/sessions', async (c) => {
      const { username = '', password } = await parametersOf(c)
      if (!password || accounts.passwords.get(username) !== password)
        return exception(c, 401, 'Invalid user name or password')
      return opened(c, accounts.openSession(username))
    })
    .get('/sessions', (c) => {
      // A resource ticket of OTDS makes a session; otherwise the caller's own is shown.
      const ticket = accounts.tickets.get(
        c.req.header('otdstoken') ?? c.req.query('OTDSTicket') ?? '',
      )
      if (ticket?.forResource) return opened(c, accounts.openSession(ticket.loginName))
      const caller = callerOf(c, state)
      if (!caller) return exception(c, 401, 'No session')
      return caller.session
        ? answer(c, state, sessionBody(caller.session))
        : opened(c, accounts.openSession(caller.loginName))
    })
    .delete('/sessions', (c) => {
      const caller = callerOf(c, state)
      if (caller?.session)
        accounts.sessions = accounts.sessions.filter((session) => session !== caller.session)
      return c.body(null, 204)
    })
    .post('/sessions/oauth2/token', async (c) => {
      const form = await parametersOf(c)
      const known =
        form['grant_type'] === 'password' &&
        form['client_id'] === accounts.clientId &&
        form['client_secret'] === accounts.clientSecret &&
        accounts.passwords.get(form['username'] ?? '') === form['password']
      if (!known) return exception(c, 401, 'Invalid client or user')
      const accessToken = accounts.issueToken(form['username'] ?? '')
      return answer(c, state, { token_info: { oauth_token: { accessToken } } })
    })
}

const sessionBody = (session: Session) => ({
  session_resource: {
    session: {
      domain_name: 'OTMM',
      id: session.id,
      local_session: false,
      login_name: session.loginName,
      message_digest: session.digest,
      role_name: 'Administrator',
      user_full_name: session.loginName,
      user_id: '2045',
      user_role_id: 1,
      validation_key: -118833221,
    },
  },
})
