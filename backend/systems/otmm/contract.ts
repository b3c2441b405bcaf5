import { z } from 'zod'

const text = z.string().nullish()
const flag = z.boolean().nullish()
const count = z.number().nullish()

/** OTMM's JSON mapping may write a list of one as the bare object (inferred from a client's switch). */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) =>
      value === undefined || value === null ? [] : Array.isArray(value) ? value : [value],
    z.array(item),
  )

export const sessionAnswer = z.looseObject({
  session_resource: z.looseObject({
    session: z.looseObject({
      // a large integer, only ever sent back as text
      id: z.union([z.number(), z.string()]).transform(String),
      message_digest: z.string().min(1),
    }),
  }),
})

export const oauthAnswer = z.looseObject({
  token_info: z.looseObject({ oauth_token: z.looseObject({ accessToken: z.string().min(1) }) }),
})

export const otdsTokenAnswer = z.looseObject({ access_token: z.string().min(1) })

/** OTMM's own errors, and OTDS's expired ticket (status 1034). */
export const errorAnswer = z.looseObject({
  exception_body: z.looseObject({ http_response_code: count, message: text }).nullish(),
  status: z.unknown().optional(),
  error: text,
})

const contentInfo = z
  .looseObject({
    id: text,
    name: text,
    mime_type: text,
    content_size: count,
    width: count,
    height: count,
  })
  .nullish()

/** A node of the metadata tree: model, group, field, table or column. */
export interface MetadataElement {
  id?: string | null | undefined
  value?: unknown
  values: unknown[]
  metadata_element_list: MetadataElement[]
}
const metadataElement: z.ZodType<MetadataElement> = z.lazy(() =>
  z.looseObject({
    id: text,
    value: z.unknown().optional(),
    values: listOf(z.unknown()),
    metadata_element_list: listOf(metadataElement),
  }),
)

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** The wrapper around it; without `value` the field is empty. */
export const heldCell = z.looseObject({ value: z.unknown().optional() })

/** What a field or one cell of a column holds, in the two documented forms. */
export const heldValue = z.union([
  z
    .looseObject({
      field_value: z.looseObject({ value: scalar.nullish() }),
      display_value: text,
    })
    .transform((held) => ({ value: held.field_value.value, shown: held.display_value })),
  z
    .looseObject({ value: scalar.nullable() })
    .transform((held) => ({ value: held.value, shown: null })),
])

export const asset = z.looseObject({
  asset_id: z.string().min(1),
  original_asset_id: z.string().min(1),
  version: z.number(),
  latest_version: flag,
  name: z.string(),
  type: text,
  data_type: text,
  content_type: text,
  mime_type: text,
  content_size: count,
  content_state: text,
  deleted: flag,
  expired: flag,
  date_last_updated: text,
  thumbnail_content_id: text,
  master_content_info: contentInfo,
  rendition_content: z
    .looseObject({ thumbnail_content: contentInfo, preview_content: contentInfo })
    .nullish(),
  metadata: metadataElement.nullish(),
})
export type Asset = z.infer<typeof asset>

const folderMark = z.union([
  z.looseObject({ data_type: z.literal('CONTAINER') }),
  z.looseObject({ type: z.literal('com.artesia.container.Container') }),
])
/** Folders are assets to OTMM, with other properties, and turn up among search results. */
export const isFolder = (row: unknown): boolean => folderMark.safeParse(row).success

export const assetAnswer = z.looseObject({ asset_resource: z.looseObject({ asset }) })

/** Entries are parsed one by one, so that an odd one does not hide the others. */
export const assetsAnswer = z.looseObject({
  assets_resource: z.looseObject({ asset_list: listOf(z.unknown()) }),
})

export const searchAnswer = z.looseObject({
  search_result_resource: z.looseObject({
    search_result: z.looseObject({
      contains_invalid_conditions: flag,
      hit_count: z.number(),
      total_hit_count: z.number(),
    }),
    asset_list: listOf(z.unknown()),
  }),
})

export const lookupDomainAnswer = z.looseObject({
  lookup_domain_resource: z.looseObject({
    lookup_domain: z.looseObject({
      domainValues: listOf(
        z.looseObject({
          display_value: text,
          field_value: z.looseObject({
            value: z.union([z.string(), z.number()]).transform(String),
          }),
        }),
      ),
    }),
  }),
})
