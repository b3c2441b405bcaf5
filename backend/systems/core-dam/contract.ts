import { z } from 'zod'

/** What comes back from the platform's services. Only what is read is named; the rest passes through. */

export const discovery = z.looseObject({ token_endpoint: z.url() })

export const token = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().nullish(),
})

/** Normally `{ href }`; one client saw plain, also relative, strings. */
const link = z.union([z.string(), z.looseObject({ href: z.string() }).transform((at) => at.href)])

const links = z.record(z.string(), z.unknown()).transform((all) => {
  const hrefs = new Map<string, string>()
  for (const [relation, value] of Object.entries(all)) {
    const href = link.safeParse(value)
    if (href.success) hrefs.set(relation, href.data)
  }
  return hrefs
})

const bag = z.record(z.string(), z.unknown())
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((said) => said === 'true')])

export const instance = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  display_name: z.string().nullish(),
  type: z.string().nullish(),
  mime_type: z.string().nullish(),
  content_size: z.number().nullish(),
  version_no: z.union([z.number(), z.string()]).nullish(),
  version_label: z.union([z.string(), z.array(z.string())]).nullish(),
  latest: flag.nullish(),
  update_time: z.string().nullish(),
  properties: bag.nullish(),
  /** trait → named instance → attribute */
  traits: z.record(z.string(), z.record(z.string(), bag.nullish()).nullish()).nullish(),
})
export type Instance = z.infer<typeof instance>

export const rendition = z
  .looseObject({
    name: z.string().nullish(),
    mime_type: z.string().nullish(),
    content_size: z.number().nullish(),
    rendition_type: z.string().nullish(),
    _links: links.nullish(),
  })
  .transform(({ _links: hrefs, ...row }) => ({
    name: row.name ?? '',
    mediaType: row.mime_type ?? 'application/octet-stream',
    bytes: row.content_size ?? null,
    /** Written in either case. */
    isPrimary: row.rendition_type?.toLowerCase() === 'primary',
    href: hrefs?.get('urn:eim:linkrel:download-media') ?? null,
  }))
export type Rendition = z.infer<typeof rendition>

export const attributeDefinition = z.looseObject({
  name: z.string(),
  repeating: z.boolean().nullish(),
  searchable: z.boolean().nullish(),
})

export const searchSwitch = z.looseObject({ value: z.union([z.string(), z.boolean()]).nullish() })

/** A page of a HAL list. `_embedded` is missing when nothing matches. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z
    .looseObject({
      itemsPerPage: z.number().int().positive().nullish(),
      /** Only when asked for with `include-total`. */
      total: z.number().int().nonnegative().nullish(),
      _embedded: z.looseObject({ collection: z.array(row).nullish() }).nullish(),
    })
    .transform(({ _embedded: embedded, itemsPerPage, total }) => ({
      rows: embedded?.collection ?? [],
      size: itemsPerPage ?? null,
      total: total ?? null,
    }))

/** The texts of a refusal, in the order in which they say most. */
export const refusal = z.looseObject({
  exception: z.string().nullish(),
  fault: z.looseObject({ faultstring: z.string().nullish() }).nullish(),
  error_description: z.string().nullish(),
  error: z.string().nullish(),
  message: z.string().nullish(),
})
