import type { z } from 'zod'
import { retryAfterMs, type Outbound } from '#backend/systems/outbound.ts'
import type { Json } from '#shared/domain/plan.ts'
import type { ConsonanceConfig } from './config.ts'
import { bodyFailure, envelope, failure, statusFailure } from './failures.ts'

export interface GraphqlCall<Answer> {
  /** Also the name of the operation in the document. */
  operation: string
  document: string
  variables: Record<string, Json>
  /** What `data` has to look like. */
  answer: z.ZodType<Answer>
  /** A mutation is sent once only; a bad answer to it leaves its effect in doubt. */
  writes: boolean
  signal: AbortSignal
}

export interface Client {
  send<Answer>(call: GraphqlCall<Answer>): Promise<Answer>
}

/** One POST per call, signed with the key. */
export function createClient(config: ConsonanceConfig, outbound: Outbound): Client {
  const url = `${config.baseUrl.replace(/\/+$/, '')}/graphql`
  return {
    async send(call) {
      const { operation, writes } = call
      const answer = await outbound.request({
        operation,
        method: 'POST',
        url,
        headers: {
          authorization: `Bearer ${config.key.reveal()}`,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify({
          query: call.document,
          operationName: operation,
          variables: call.variables,
        }),
        signal: call.signal,
        repeatable: !writes,
      })
      const refused = statusFailure(answer.status)
      if (refused) {
        await answer.discard()
        const wait = retryAfterMs(answer.header('retry-after'))
        throw failure(refused, operation, `Consonance answered with status ${answer.status}`, {
          inDoubt: writes && answer.status >= 500,
          ...(wait === null ? {} : { retryAfterMs: wait }),
        })
      }
      const body = envelope.safeParse(await answer.json())
      if (!body.success)
        throw failure('unavailable', operation, 'Consonance answered in an unknown shape', {
          inDoubt: writes,
          cause: body.error,
        })
      const problem = bodyFailure(body.data)
      if (problem)
        throw failure(problem.kind, operation, `Consonance says: ${problem.said}`, {
          // Without `data` nothing was executed (GraphQL specification, request errors).
          inDoubt: writes && body.data.data !== undefined,
        })
      const parsed = call.answer.safeParse(body.data.data)
      if (!parsed.success)
        throw failure('unavailable', operation, `Consonance's answer lacks what was asked for`, {
          inDoubt: writes,
          cause: parsed.error,
        })
      return parsed.data
    },
  }
}
