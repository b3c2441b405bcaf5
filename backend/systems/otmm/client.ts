import type { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Outbound, OutboundAnswer, OutboundFactory } from '../outbound.ts'
import type { OtmmConfig } from './config.ts'
import { createCookies } from './cookies.ts'
import { obtainProof, type Proof } from './proof.ts'
import { refusalOf } from './refusal.ts'
import { createSignIn } from './sign-in.ts'

export interface OtmmCall {
  /** For messages and logs, such as "search". */
  operation: string
  /** Below the API's base; its parts are already encoded. */
  path: string
  query?: Record<string, string>
  /** Given: the call is a POST. Only reads are sent this way here, so it may be sent twice. */
  form?: Record<string, string>
  signal: AbortSignal
}

/** Calls to one OTMM server, signed in. Everything but a good answer is thrown as `SystemFailure`. */
export interface OtmmClient {
  send(call: OtmmCall): Promise<OutboundAnswer>
  json<T>(call: OtmmCall, schema: z.ZodType<T>): Promise<T>
  close(): Promise<void>
}

export function createClient(config: OtmmConfig, factory: OutboundFactory): OtmmClient {
  const origins = [config.baseUrl]
  if (config.signIn.kind === 'otds') origins.push(config.signIn.tokenUrl)
  const outbound: Outbound = factory({
    system: 'otmm',
    origins,
    requestsPerSecond: config.requestsPerSecond,
  })
  const cookies = createCookies()
  const signIn = createSignIn((signal) => obtainProof(config, outbound, cookies, signal))
  const api = `${config.baseUrl}/otmmapi/${config.apiVersion}`

  async function once(call: OtmmCall, proof: Proof): Promise<OutboundAnswer> {
    const headers: Record<string, string> = {
      accept: 'application/json, */*;q=0.5',
      ...cookies.header(),
      ...proof,
    }
    if (call.form) headers['content-type'] = 'application/x-www-form-urlencoded'
    const answer = await outbound.request({
      operation: call.operation,
      method: call.form ? 'POST' : 'GET',
      url: `${api}${call.path}${queryText(call.query)}`,
      headers,
      ...(call.form ? { body: new URLSearchParams(call.form).toString() } : {}),
      signal: call.signal,
      repeatable: true,
    })
    cookies.adopt(answer)
    return answer
  }

  async function send(call: OtmmCall): Promise<OutboundAnswer> {
    let proof = await signIn.proof(call.signal)
    for (const last of [false, true]) {
      const answer = await once(call, proof)
      if (answer.status >= 200 && answer.status < 300) return answer
      const refusal = await refusalOf(answer, call.operation)
      if (last || refusal.kind !== 'sign-in-required') throw refusal
      proof = await signIn.renew(proof, call.signal)
    }
    throw new Error('unreachable: the last turn answers or throws')
  }

  return {
    send,
    async json(call, schema) {
      const parsed = schema.safeParse(await (await send(call)).json())
      if (parsed.success) return parsed.data
      throw new SystemFailure('unavailable', {
        system: 'otmm',
        operation: call.operation,
        message: `OTMM answered "${call.operation}" in a form that is not understood`,
        cause: parsed.error,
      })
    },
    async close() {
      const proof = signIn.held()
      // A session left behind counts on the server until it times out; failing to end it is harmless.
      if (proof && config.signIn.kind === 'session')
        await outbound
          .request({
            operation: 'sign-out',
            method: 'DELETE',
            url: `${api}/sessions`,
            headers: { ...cookies.header(), ...proof },
            signal: AbortSignal.timeout(2_000),
          })
          .then((answer) => answer.discard())
          .catch(() => {})
      await outbound.close()
    },
  }
}

/** Everything encoded: Tomcat refuses raw brackets and braces in a query. */
function queryText(query: Record<string, string> = {}): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
