import { sign, verify } from 'hono/jwt'
import { z } from 'zod'
import { personRoles, type PersonRole, type Principal } from '#shared/domain/principal.ts'
import type { Secret } from '#backend/config/secret.ts'

const tokenLifeSeconds = 8 * 3600

const claims = z.object({ sub: z.string(), name: z.string(), roles: z.array(z.enum(personRoles)) })

export interface SignIn {
  /** A token for a made-up person of that role. Only the sandbox, on loopback, offers this. */
  sandboxToken(role: PersonRole): Promise<{ token: string; expiresAt: Date }>
  /** Who the bearer is; null when the token is missing, forged or expired. */
  principalOf(authorization: string | undefined): Promise<Principal | null>
}

export function createSignIn(secret: Secret): SignIn {
  const key = secret.reveal()
  return {
    async sandboxToken(role) {
      const expiresAt = new Date(Date.now() + tokenLifeSeconds * 1000)
      const name = `${role[0]?.toUpperCase()}${role.slice(1)} (sandbox)`
      const token = await sign(
        {
          sub: `sandbox:${role}`,
          name,
          roles: [role],
          aud: 'slipcase',
          exp: Math.floor(expiresAt.getTime() / 1000),
        },
        key,
        'HS256',
      )
      return { token, expiresAt }
    },
    async principalOf(authorization) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
      if (!token) return null
      try {
        const parsed = claims.parse(await verify(token, key, 'HS256'))
        return { kind: 'person', id: parsed.sub, name: parsed.name, roles: parsed.roles }
      } catch {
        return null
      }
    },
  }
}
