import type { Outbound } from '#backend/systems/outbound.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { CoreDamConfig } from './config.ts'
import { discovery, token } from './contract.ts'
import { failureOf, system } from './failures.ts'

const renewedBeforeExpiryMs = 30_000
/** Used where the answer does not say how long the token holds. */
const assumedLifeMs = 10 * 60_000

export interface SignIn {
  /** A token that should still hold. `refused`: one that was just answered with 401. */
  token(signal: AbortSignal, refused?: string): Promise<string>
}

/** One sign-in for all calls: those that meet an expired token at once wait for the same renewal. */
export function createSignIn(config: CoreDamConfig, outbound: Outbound, now: () => Date): SignIn {
  let held: { token: string; until: number } | null = null
  let renewal: Promise<string> | null = null
  let endpoint = config.tokenUrl

  async function renew(): Promise<string> {
    // Not a caller's signal: the renewal serves all who wait for it.
    const signal = AbortSignal.timeout(30_000)
    endpoint ??= await discover(signal)
    const answer = await outbound.request({
      operation: 'sign-in',
      method: 'POST',
      url: endpoint,
      ...grantOf(config),
      signal,
      repeatable: true,
    })
    if (answer.status !== 200) throw credentialsRefused(await failureOf(answer, 'sign-in'))
    const granted = token.safeParse(await answer.json())
    if (!granted.success) throw notSignIn('the token answer has no access_token')
    const { access_token, expires_in } = granted.data
    const life = expires_in ? expires_in * 1000 : assumedLifeMs
    held = {
      token: access_token,
      until: now().getTime() + life - Math.min(renewedBeforeExpiryMs, life / 2),
    }
    return access_token
  }

  async function discover(signal: AbortSignal): Promise<string> {
    const url = `${config.baseUrl}/tenants/${encodeURIComponent(config.tenantId)}/.well-known/openid-configuration`
    const answer = await outbound.request({
      operation: 'sign-in',
      method: 'GET',
      url,
      headers: { accept: 'application/json' },
      signal,
    })
    if (answer.status !== 200) throw await failureOf(answer, 'sign-in')
    const found = discovery.safeParse(await answer.json())
    if (!found.success) throw notSignIn('the discovery document names no token_endpoint')
    return found.data.token_endpoint
  }

  return {
    async token(signal, refused) {
      signal.throwIfAborted()
      if (held && held.token !== refused && now().getTime() < held.until) return held.token
      renewal ??= renew().finally(() => (renewal = null))
      return await unlessAborted(renewal, signal)
    },
  }
}

function grantOf(config: CoreDamConfig): { headers: Record<string, string>; body: string } {
  const grant = {
    grant_type: 'client_credentials',
    client_id: config.clientId,
    client_secret: config.clientSecret.reveal(),
    ...(config.scope === null ? {} : { scope: config.scope }),
    ...(config.clientData === null ? {} : { client_data: config.clientData }),
  }
  return config.tokenEncoding === 'json'
    ? {
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(grant),
      }
    : {
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: new URLSearchParams(grant).toString(),
      }
}

/** A wrong client is answered 400 (`invalid_client`) by some token services and 401 by others. */
const credentialsRefused = (failure: SystemFailure): SystemFailure =>
  failure.kind === 'rejected'
    ? new SystemFailure('sign-in-required', {
        system,
        operation: 'sign-in',
        message: failure.message,
        cause: failure,
      })
    : failure

const notSignIn = (message: string): SystemFailure =>
  new SystemFailure('unavailable', { system, operation: 'sign-in', message })

function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
