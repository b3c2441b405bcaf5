/** Text for a jsonb column. PostgreSQL cannot hold U+0000 in jsonb; no name or message needs one. */
export const json = (value: object): string =>
  JSON.stringify(value).replaceAll(String.raw`\u0000`, '')
