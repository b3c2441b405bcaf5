export type Health =
  | { kind: 'slipcase'; sandbox: boolean }
  | { kind: 'something-else' }
  | { kind: 'error' }
  | { kind: 'silent' }

/** Asks an address whether it is a Slipcase backend. It is told nothing about the person. */
export async function askHealth(origin: string, fetcher: typeof fetch = fetch): Promise<Health> {
  let answer: Response
  try {
    answer = await fetcher(`${origin}/health`, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(8_000),
    })
  } catch {
    return { kind: 'silent' }
  }
  if (!answer.ok) return { kind: 'error' }
  const said: unknown = await answer.json().catch(() => null)
  if (typeof said !== 'object' || said === null || !('name' in said) || said.name !== 'slipcase')
    return { kind: 'something-else' }
  return { kind: 'slipcase', sandbox: 'sandbox' in said && said.sandbox === true }
}
