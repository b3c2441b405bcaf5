import { z } from 'zod'

/**
 * What Content Server answers, as far as we read it. Live servers and the published files differ in
 * places (single object or array); both forms are read.
 */

const text = z.string().nullish()
const oneOrMany = <T extends z.ZodType>(part: T) =>
  z.union([z.array(part), part]).transform((held) => (Array.isArray(held) ? held : [held]))

export const properties = z.looseObject({
  id: z.int(),
  name: z.string(),
  type: z.int(),
  mime_type: text,
  size: z.number().nullish(),
  modify_date: text,
  original_id: z.int().nullish(),
})
export type Properties = z.infer<typeof properties>

export const version = z.looseObject({
  version_number: z.int(),
  file_name: text,
  file_size: z.number().nullish(),
  mime_type: text,
  description: text,
  modify_date: text,
})
export type Version = z.infer<typeof version>

/** Attribute values by key, of all categories together. */
const categories = z
  .union([z.array(z.record(z.string(), z.unknown())), z.record(z.string(), z.unknown())])
  .transform((held): Record<string, unknown> =>
    Array.isArray(held) ? Object.assign({}, ...held) : held,
  )

export const node = z
  .looseObject({
    data: z.looseObject({
      properties,
      versions: oneOrMany(version).nullish(),
      categories: categories.nullish(),
    }),
    state: z.looseObject({ categories: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  })
  .transform(({ data, state }) => ({
    properties: data.properties,
    newest: data.versions?.[0] ?? null,
    categories: data.categories ?? {},
    tokens: state?.categories ?? {},
  }))
export type Node = z.infer<typeof node>

export const oneNode = z.looseObject({ results: node }).transform((answer) => answer.results)

/** Search and nodes/list answer the same without paging. */
export const nodePage = z
  .looseObject({
    collection: z
      .looseObject({
        paging: z.looseObject({ page_total: z.int(), total_count: z.int() }).nullish(),
      })
      .nullish(),
    results: z.array(node),
  })
  .transform(({ collection, results }) => ({ nodes: results, paging: collection?.paging ?? null }))

export const oneVersion = z
  .looseObject({
    results: z.looseObject({ data: z.looseObject({ versions: oneOrMany(version) }) }),
  })
  .transform((answer, context) => {
    const first = answer.results.data.versions[0]
    if (first) return first
    context.addIssue({ code: 'custom', message: 'no version in the answer' })
    return z.NEVER
  })

export const versionList = z
  .looseObject({
    results: z.array(z.looseObject({ data: z.looseObject({ versions: oneOrMany(version) }) })),
  })
  .transform((answer) => answer.results.flatMap((result) => result.data.versions))

export const createdNode = z
  .looseObject({ results: z.looseObject({ data: z.looseObject({ properties }) }) })
  .transform((answer) => answer.results.data.properties)

export const workspaceList = z
  .looseObject({ results: z.array(z.looseObject({ data: z.looseObject({ properties }) })) })
  .transform((answer) => answer.results.map((result) => result.data.properties))

export const createdWorkspace = z
  .looseObject({ results: z.looseObject({ id: z.int() }) })
  .transform((answer) => answer.results.id)

export const workspaceTypes = z.looseObject({
  results: z.array(
    z.looseObject({
      data: z.looseObject({
        properties: z.looseObject({
          wksp_type_id: z.int(),
          wksp_type_name: text,
          templates: z.array(z.looseObject({ id: z.int() })).nullish(),
        }),
      }),
    }),
  ),
})

/** The form to apply a category: its fields are the attributes that exist. */
export const categoryForm = z
  .looseObject({
    forms: z.array(
      z.looseObject({
        schema: z
          .looseObject({ properties: z.record(z.string(), z.unknown()).nullish() })
          .nullish(),
      }),
    ),
  })
  .transform(
    (answer) => new Set(answer.forms.flatMap((form) => Object.keys(form.schema?.properties ?? {}))),
  )

export const classifications = z.looseObject({
  rm_metadataToken: text,
  data: z.array(
    z.looseObject({
      rmclassification_id: z.int(),
      name: text,
      file_number: text,
      file_status: text,
      /** The published file's word for file_status. */
      status: text,
      rsi: text,
    }),
  ),
})

export const holds = z.looseObject({
  data: z.array(z.looseObject({ hold_name: text, active: z.boolean().nullish() })),
})

export const retentionStages = z.looseObject({
  data: z.array(z.looseObject({ CalculatedDate: text, RetentionRule: text })),
})

export const ticket = z.looseObject({ ticket: z.string().min(1) })
export const token = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().nullish(),
})

export const currentUser = z.looseObject({ data: z.looseObject({ name: text }) })

/** Writes that answer an object without anything to read in it, or nothing at all. */
export const anything = z.unknown()
