import { sValidator } from '@hono/standard-validator'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { sandboxSignIn, type Session } from '#shared/api/session.ts'
import { allow, open, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)

/** Who is signed in, and sandbox sign-in as any role. */
export function sessionRoutes({ signIn, sandbox, mostSpoolBytes }: HttpParts) {
  return new Hono<AppEnv>()
    .get('/', allow(signIn, 'see-title'), (c) => {
      const principal = c.get('principal')
      const session: Session = {
        name: principal.name,
        roles: principal.kind === 'machine' ? [] : principal.roles,
        sandbox: sandbox !== null,
        publisher: sandbox?.publisher ?? null,
        mostDroppedBytes: mostSpoolBytes,
      }
      return c.json(session)
    })
    .post(
      '/sandbox',
      open('it is refused outside the sandbox and from other machines'),
      sValidator('json', sandboxSignIn),
      async (c) => {
        if (!sandbox || !isLoopback(getConnInfo(c).remote.address)) {
          throw new Refusal(
            403,
            'no-sandbox',
            'Signing in as a role is only possible in the sandbox, on the same machine.',
            'Sign in with your own account.',
          )
        }
        const { token, expiresAt } = await signIn.sandboxToken(c.req.valid('json').role)
        return c.json({ token, expiresAt: expiresAt.toISOString() })
      },
    )
}
