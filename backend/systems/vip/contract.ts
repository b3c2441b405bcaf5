import { z } from 'zod'

/** What comes back from the WordPress REST API. Only what is read is named; the rest passes through. */

/** PHP writes an empty list where it means an empty object. */
const bag = z.preprocess(
  (value) => (Array.isArray(value) && value.length === 0 ? {} : value),
  z.record(z.string(), z.unknown()),
)
const text = z.looseObject({ raw: z.string().nullish(), rendered: z.string().nullish() })

const size = z.looseObject({ source_url: z.string(), mime_type: z.string().nullish() })
const details = z.preprocess(
  (value) => (Array.isArray(value) ? {} : value),
  z.looseObject({
    width: z.number().nullish(),
    height: z.number().nullish(),
    /** Of the file at `source_url`. */
    filesize: z.number().nullish(),
    /** Seconds, of sound and film. */
    length: z.number().nullish(),
    /** Name of the untouched upload, where `source_url` is a scaled-down copy. */
    original_image: z.string().nullish(),
    sizes: z
      .preprocess(
        (value) => (Array.isArray(value) ? {} : value),
        z.record(z.string(), size.optional().catch(undefined)),
      )
      .nullish(),
  }),
)

export const media = z.looseObject({
  id: z.number(),
  status: z.string(),
  title: text.nullish(),
  alt_text: z.string().nullish(),
  mime_type: z.string(),
  source_url: z.string(),
  /** UTC without a zone letter. */
  modified_gmt: z.string(),
  media_details: details.nullish(),
  meta: bag.nullish(),
})
export type Media = z.infer<typeof media>
export const mediaFields = Object.keys(media.shape).join(',')

export const user = z.looseObject({
  id: z.number(),
  capabilities: bag.nullish(),
})

const argument = z.looseObject({ properties: bag.nullish() })
export const site = z.looseObject({
  namespaces: z.array(z.string()),
  routes: z.record(
    z.string(),
    z.looseObject({
      endpoints: z
        .array(
          z.looseObject({
            methods: z.array(z.string()),
            args: z.preprocess(
              (value) => (Array.isArray(value) ? {} : value),
              z.record(z.string(), argument.catch({})),
            ),
          }),
        )
        .nullish(),
    }),
  ),
})

/** `message` is in the site's language: decide on `code`. */
export const refusal = z.looseObject({
  code: z.string(),
  message: z.string().nullish(),
  data: z
    .looseObject({
      params: z.record(z.string(), z.unknown()).nullish().catch(null),
      details: z
        .record(z.string(), z.looseObject({ code: z.string() }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})
