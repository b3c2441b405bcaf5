import type { JSONColumnType } from 'kysely'

type Stored<T extends object> =
  JSONColumnType<T> extends { __insert__: infer Insert } ? Insert : never

/** Text for a jsonb column. PostgreSQL cannot hold U+0000 in jsonb; no name or message needs one. */
export const json = <T extends object>(value: T): Stored<T> & string =>
  JSON.stringify(value).replaceAll(String.raw`\u0000`, '') as Stored<T> & string
