import type { Outbound } from '#backend/systems/outbound.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import { type Client, createClient } from './client.ts'
import type { ConsonanceConfig } from './config.ts'
import { readSchema, type Schema } from './introspection.ts'

/** What the parts of one connection share. Nothing here outlives it or is shared with another customer. */
export interface Connection {
  config: ConsonanceConfig
  send: Client['send']
  outbound: Outbound
  now: () => Date
  /** The customer's schema, asked for once. */
  schema: (signal: AbortSignal) => Promise<Schema>
  /** Forgets it, so that the next use asks again: Consonance may have been extended since. */
  forgetSchema: () => void
}

const longestSchemaReadMs = 30_000

export function createConnection(
  parts: Pick<Connection, 'config' | 'outbound' | 'now'>,
): Connection {
  const client = createClient(parts.config, parts.outbound)
  let known: Promise<Schema> | null = null
  const forgetSchema = () => {
    known = null
  }
  return {
    ...parts,
    forgetSchema,

    async send(call) {
      try {
        return await client.send(call)
      } catch (cause) {
        // Documents are built from the schema: one that is refused means that the schema has changed.
        if (cause instanceof SystemFailure && cause.kind === 'rejected') forgetSchema()
        throw cause
      }
    },

    async schema(signal) {
      signal.throwIfAborted()
      if (!known) {
        // Shared by all who wait: nobody's own signal may end it for the others.
        const reading = readSchema(client, AbortSignal.timeout(longestSchemaReadMs))
        known = reading
        reading.catch(() => {
          if (known === reading) known = null
        })
      }
      return orAborted(known, signal)
    },
  }
}

async function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
