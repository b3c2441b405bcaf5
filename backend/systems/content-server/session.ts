import type { Outbound, OutboundAnswer } from '#backend/systems/outbound.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { ContentServerConfig } from './config.ts'
import { ticket, token } from './contract.ts'
import { refusal } from './refusals.ts'

/** One sign-in. Its ticket rolls: each good answer brings a newer one. */
export interface Pass {
  headers(): Record<string, string>
  /** Adopts the newest ticket that an answer to this sign-in carried. */
  adopt(answer: OutboundAnswer): void
}

export interface Session {
  current(signal: AbortSignal): Promise<Pass>
  /** After `refused` was answered with 401: one sign-in for everybody who holds it. */
  renewed(refused: Pass, signal: AbortSignal): Promise<Pass>
}

const signInTimeoutMs = 30_000
/** A token is not used in its last seconds, so that it does not end on the way. */
const tokenMarginMs = 30_000

interface Dependencies {
  outbound: Outbound
  config: ContentServerConfig
  apiUrl: string
  now: () => Date
}

export function createSession({ outbound, config, apiUrl, now }: Dependencies): Session {
  let held: { pass: Pass; until: number } | null = null
  let signingIn: Promise<Pass> | null = null

  async function signIn(): Promise<Pass> {
    const { signIn: how } = config
    if (how.kind === 'oauth') {
      const answer = await ask(how.tokenUrl, {
        grant_type: 'client_credentials',
        client_id: how.clientId,
        client_secret: how.clientSecret.reveal(),
      })
      const given = token.parse(await answer.json())
      const lifetime = given.expires_in ? given.expires_in * 1000 - tokenMarginMs : Infinity
      const pass = {
        headers: () => ({ authorization: `Bearer ${given.access_token}` }),
        adopt: () => {},
      }
      held = { pass, until: now().getTime() + lifetime }
      return pass
    }
    const answer = await ask(`${apiUrl}/v1/auth`, {
      username: how.username,
      password: how.password.reveal(),
      ...(how.domain === undefined ? {} : { domain: how.domain }),
    })
    let newest = ticket.parse(await answer.json()).ticket
    const pass = {
      headers: () => ({ otcsticket: newest }),
      adopt: (later: OutboundAnswer) => (newest = later.header('otcsticket') ?? newest),
    }
    held = { pass, until: Infinity }
    return pass
  }

  async function ask(url: string, form: Record<string, string>): Promise<OutboundAnswer> {
    const answer = await outbound.request({
      operation: 'sign in',
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: new URLSearchParams(form).toString(),
      // Nobody's own signal: a person who leaves must not take the sign-in from the others.
      signal: AbortSignal.timeout(signInTimeoutMs),
      repeatable: true,
    })
    if (answer.status === 200) return answer
    const failure = refusal('sign in', {
      status: answer.status,
      body: await answer.text(),
      retryAfter: answer.header('retry-after'),
    })
    // OAuth (RFC 6749) lets a wrong client be refused with 400 as well as 401.
    const refused = [401, 403, ...(config.signIn.kind === 'oauth' ? [400] : [])]
    if (!refused.includes(answer.status)) throw failure
    throw new SystemFailure('sign-in-required', {
      system: 'content-server',
      operation: 'sign in',
      message:
        'Content Server refused our sign-in: check the user name and password, or the client',
      cause: failure,
    })
  }

  async function sharedSignIn(signal: AbortSignal): Promise<Pass> {
    signal.throwIfAborted()
    signingIn ??= signIn().finally(() => (signingIn = null))
    return untilAborted(signingIn, signal)
  }

  return {
    async current(signal) {
      if (held && held.until > now().getTime()) return held.pass
      return sharedSignIn(signal)
    },
    async renewed(refused, signal) {
      if (held && held.pass !== refused) return held.pass
      return sharedSignIn(signal)
    },
  }
}

async function untilAborted<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: left, reject } = Promise.withResolvers<never>()
  const leave = () => reject(signal.reason)
  signal.addEventListener('abort', leave, { once: true })
  try {
    return await Promise.race([shared, left])
  } catch (cause) {
    if (cause instanceof SystemFailure || signal.aborted) throw cause
    throw new SystemFailure('unavailable', {
      system: 'content-server',
      operation: 'sign in',
      message: 'Content Server did not answer the sign-in as documented',
      cause,
    })
  } finally {
    signal.removeEventListener('abort', leave)
  }
}
