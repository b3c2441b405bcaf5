import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { countRequest, type CoreDamState, freshId } from './state.ts'

/** Discovery and token endpoint of one tenant. Credentials come as JSON, as a form or by Basic. */
export function signInRoutes(state: CoreDamState, now: () => Date, root: () => string): Hono {
  const routes = new Hono()
  const { credentials } = state

  routes.get('/tenants/:tenant/.well-known/openid-configuration', (c) => {
    countRequest(state, 'GET openid-configuration')
    if (c.req.param('tenant') !== credentials.tenantId) return fault(c, 404, 'Unknown tenant')
    const base = `${root()}/tenants/${credentials.tenantId}`
    return c.json({
      issuer: base,
      token_endpoint: `${base}/oauth2/token`,
      jwks_uri: `${root()}/oauth2/jwks`,
    })
  })

  routes.post('/tenants/:tenant/oauth2/token', async (c) => {
    countRequest(state, 'POST oauth2/token')
    const given = await grantOf(c)
    const known =
      c.req.param('tenant') === credentials.tenantId &&
      given.get('client_id') === credentials.clientId &&
      given.get('client_secret') === credentials.clientSecret
    if (!known) return fault(c, 401, 'Invalid ApiKey')
    if (given.get('grant_type') !== 'client_credentials')
      return c.json({ error: 'unsupported_grant_type' }, 400)
    const token = freshId(24)
    const seconds = state.switches.tokenSeconds
    state.tokens.set(token, now().getTime() + seconds * 1000)
    return c.json({ access_token: token, token_type: 'Bearer', expires_in: seconds })
  })
  return routes
}

async function grantOf(c: Context): Promise<Map<string, string>> {
  const body = await c.req.text()
  const json = c.req.header('content-type')?.startsWith('application/json')
  const given = new Map(
    json ? Object.entries(parsedObject(body)) : new URLSearchParams(body).entries(),
  )
  const basic = /^Basic (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (basic) {
    const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    given.set('client_id', id).set('client_secret', secret.join(':'))
  }
  return given
}

function parsedObject(body: string): Record<string, string> {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null) return {}
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]))
  } catch {
    return {}
  }
}

/** Lets only a living token through. */
export const bearerOnly =
  (state: CoreDamState, now: () => Date): MiddlewareHandler =>
  async (c, next) => {
    const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    if ((state.tokens.get(token) ?? 0) <= now().getTime())
      return fault(c, 401, 'Invalid Access Token')
    return await next()
  }

/** A refusal of the gateway, before any service has seen the request. */
export const fault = (c: Context, status: 401 | 404 | 429, faultstring: string): Response =>
  c.json({ fault: { faultstring, detail: { errorcode: 'gateway' } } }, status)
