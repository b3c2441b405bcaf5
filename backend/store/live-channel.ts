import { sql, type Kysely, type Transaction } from 'kysely'
import pg from 'pg'
import { setTimeout as sleep } from 'node:timers/promises'
import { liveMessage, type LiveMessage } from '#shared/api/live.ts'
import type { Tables } from './schema.ts'

const channel = 'slipcase_live'

/** Tells every process's open pages that something changed; in a transaction: when it commits. */
export async function announce(
  db: Kysely<Tables> | Transaction<Tables>,
  message: LiveMessage,
): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(message)})`.execute(db)
}

export interface LiveChannel {
  /** Calls back for each message until the returned function is called. `null` means messages may have been lost. */
  subscribe(hear: (message: LiveMessage | null) => void): () => void
  close(): Promise<void>
}

/** One LISTEN connection a process; it comes back by itself after a database restart. */
export async function openLiveChannel(connectionString: string): Promise<LiveChannel> {
  const hearers = new Set<(message: LiveMessage | null) => void>()
  const closing = new AbortController()
  let client: pg.Client | null = null

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, keepAlive: true })
    next.on('notification', ({ payload }) => {
      const message = liveMessage.safeParse(JSON.parse(payload ?? 'null'))
      if (message.success) for (const hear of hearers) hear(message.data)
    })
    next.on('error', () => {})
    next.once('end', () => void reconnect())
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
  }

  async function reconnect(): Promise<void> {
    for (let wait = 200; !closing.signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      await sleep(wait)
      try {
        await connect()
        for (const hear of hearers) hear(null)
        return
      } catch {
        // The database is still away; the next round tries again.
      }
    }
  }

  await connect()
  return {
    subscribe(hear) {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    async close() {
      closing.abort()
      await client?.end()
    },
  }
}
