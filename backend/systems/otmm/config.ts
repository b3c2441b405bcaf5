import { z } from 'zod'
import { secretField } from '#backend/config/secret.ts'
import { domainMapping, fieldMapping, licenceStatement, wordMapping } from './mapping-config.ts'

/** The three documented ways in; see README.md for what each needs from the administrator. */
export const signInConfig = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('session'), username: z.string(), password: secretField }),
  z.object({
    kind: z.literal('oauth'),
    username: z.string(),
    password: secretField,
    clientId: z.string(),
    clientSecret: secretField,
  }),
  z.object({
    kind: z.literal('otds'),
    /** Tenant paths differ, so the whole address is given. */
    tokenUrl: z.url(),
    clientId: z.string(),
    clientSecret: secretField,
    scope: z.string().optional(),
  }),
])
export type SignInConfig = z.infer<typeof signInConfig>

export const otmmConfig = z.object({
  /** Without `/otmmapi`, such as `https://dam.example:11090`. */
  baseUrl: z.url().transform((url) => url.replace(/\/+$/, '')),
  apiVersion: z
    .string()
    .regex(/^v\d+$/)
    .default('v6'),
  signIn: signInConfig,
  /** OTMM documents no limit; this one is ours. */
  requestsPerSecond: z.number().positive().default(20),
  /** The server's own most is unknown; OpenText's library asks for 200. */
  pageSize: z.number().int().min(1).max(200).default(200),
  searchConfigId: z.string().default('3'),
  keywordScopeId: z.string().default('3'),
  /** `custom` is documented for single assets and for lists of folders; a site may want another. */
  listLoadType: z.enum(['custom', 'metadata', 'full']).default('custom'),
  /** How ISBNs are written in the customer's fields; each spelling is searched for. */
  isbnSpellings: z
    .array(z.enum(['digits', 'hyphens', 'isbn-10']))
    .min(1)
    .default(['digits']),
  /** Page of one asset for people, with `{id}` and `{version}`; its form is not documented. */
  assetPage: z.string().nullable().default(null),
  fields: fieldMapping.prefault({}),
  words: wordMapping.prefault({}),
  licences: licenceStatement.prefault({}),
  domains: domainMapping.prefault({}),
})
export type OtmmConfig = z.infer<typeof otmmConfig>
