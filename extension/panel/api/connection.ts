import type { z } from 'zod/mini'
import { ApiProblem, problemOf, unreachable } from './api-problem.ts'

export interface Connection {
  /** Origin of the backend. */
  backend: string
  token(): string | null
  /** The backend no longer knows the token. */
  signedOut(): void
}

/** `fetch` with the person's token. Without any answer it rejects with an `ApiProblem`. */
export function authorisedFetch(connection: Connection): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    const token = connection.token()
    if (token !== null) headers.set('authorization', `Bearer ${token}`)
    try {
      return await fetch(input, { ...init, headers, credentials: 'omit' })
    } catch (cause) {
      throw init?.signal?.aborted ? cause : unreachable(cause)
    }
  }
}

/** Reads an answer by the contract of its route; everything else becomes an `ApiProblem`. */
export async function readAnswer<Contract extends z.ZodMiniType>(
  connection: Connection,
  asked: Promise<Response>,
  contract: Contract,
): Promise<z.output<Contract>> {
  const response = await asked
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) {
    if (response.status === 401) connection.signedOut()
    throw problemOf(response.status, body)
  }
  const read = contract.safeParse(body)
  if (!read.success) throw new ApiProblem('unexpected-answer', { status: response.status })
  return read.data
}
