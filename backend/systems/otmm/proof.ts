import { SystemFailure } from '#shared/domain/failure.ts'
import type { z } from 'zod'
import type { Outbound, OutboundAnswer } from '../outbound.ts'
import type { OtmmConfig, SignInConfig } from './config.ts'
import { oauthAnswer, otdsTokenAnswer, sessionAnswer } from './contract.ts'
import type { Cookies } from './cookies.ts'
import { refusalOf } from './refusal.ts'

/** The headers by which OTMM knows us; handed out and compared as one object. */
export type Proof = Record<string, string>

/** Signs in once, in the configured way. */
export async function obtainProof(
  config: OtmmConfig,
  outbound: Outbound,
  cookies: Cookies,
  signal: AbortSignal,
): Promise<Proof> {
  const way = wayIn(`${config.baseUrl}/otmmapi/${config.apiVersion}`, config.signIn)
  const answer = await outbound.request({
    operation: 'sign-in',
    method: 'POST',
    url: way.url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(way.form).toString(),
    signal,
    repeatable: true,
  })
  if (answer.status < 200 || answer.status > 299) throw await refusedSignIn(answer)
  const proof = way.proofIn(await answer.json())
  // OTDS is another server, whose cookies are none of OTMM's business
  if (config.signIn.kind !== 'otds') {
    cookies.clear()
    cookies.adopt(answer)
  }
  return proof
}

interface WayIn {
  url: string
  form: Record<string, string>
  proofIn(body: unknown): Proof
}

function wayIn(api: string, signIn: SignInConfig): WayIn {
  switch (signIn.kind) {
    case 'session':
      return {
        url: `${api}/sessions`,
        form: { username: signIn.username, password: signIn.password.reveal() },
        proofIn(body) {
          const { session } = understood(sessionAnswer, body).session_resource
          // The second header is required on writes since v5 and works on reads: always sent.
          return { otmmauthtoken: session.message_digest, 'x-requested-by': session.id }
        },
      }
    case 'oauth':
      return {
        url: `${api}/sessions/oauth2/token`,
        form: {
          grant_type: 'password',
          username: signIn.username,
          password: signIn.password.reveal(),
          client_id: signIn.clientId,
          client_secret: signIn.clientSecret.reveal(),
        },
        proofIn: (body) => bearer(understood(oauthAnswer, body).token_info.oauth_token.accessToken),
      }
    default:
      return {
        url: signIn.tokenUrl,
        form: {
          grant_type: 'client_credentials',
          client_id: signIn.clientId,
          client_secret: signIn.clientSecret.reveal(),
          ...(signIn.scope ? { scope: signIn.scope } : {}),
        },
        proofIn: (body) => bearer(understood(otdsTokenAnswer, body).access_token),
      }
  }
}

const bearer = (token: string): Proof => ({ authorization: `Bearer ${token}` })

/** A sign-in that is turned down means bad credentials, whichever of the usual codes says so. */
async function refusedSignIn(answer: OutboundAnswer): Promise<SystemFailure> {
  const failure = await refusalOf(answer, 'sign-in')
  if (![400, 401, 403].includes(answer.status)) return failure
  return new SystemFailure('sign-in-required', {
    system: 'otmm',
    operation: 'sign-in',
    message: `OTMM did not accept the configured credentials (status ${answer.status})`,
  })
}

function understood<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new SystemFailure('unavailable', {
    system: 'otmm',
    operation: 'sign-in',
    message: 'OTMM answered the sign-in in a form that is not understood',
  })
}
