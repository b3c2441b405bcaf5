import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from './migrations.ts'
import type { Tables } from './schema.ts'

export type Database = Kysely<Tables>

// Whole numbers that we store as bigint stay below 2^53; text would only have to be parsed again.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A pool with the schema brought up to date. `onError` hears of idle connections that broke. */
export async function openDatabase(
  connectionString: string,
  onError: (error: Error) => void,
): Promise<{ db: Database; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString, max: 20 })
  // Without a handler a database restart would end the process.
  pool.on('error', onError)
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db as unknown as Kysely<never>)
  return { db, close: () => db.destroy() }
}
