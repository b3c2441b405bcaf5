import { z } from 'zod'

/**
 * What iconik answers, as far as we read it. Every field may be null, whatever the vendor's schema
 * says (documented by samples), and unknown fields are left alone.
 */
const text = z.string().nullish()
const flag = z.boolean().nullish()
const count = z.coerce.number().nullish().catch(null)

export const assetVersion = z.looseObject({
  id: z.string(),
  version_number: count,
  status: text,
  archive_status: text,
  is_online: flag,
  date_created: text,
})
export type AssetVersion = z.infer<typeof assetVersion>

export const asset = z.looseObject({
  id: z.string(),
  title: text,
  status: text,
  archive_status: text,
  is_online: flag,
  is_blocked: flag,
  date_modified: text,
  versions: z.array(assetVersion).nullish(),
})
export type Asset = z.infer<typeof asset>

export const file = z.looseObject({
  id: z.string(),
  name: text,
  original_name: text,
  size: count,
  status: text,
  type: text,
  format_id: text,
  file_set_id: text,
  file_set_status: text,
  storage_method: text,
  version_id: text,
})
export type File = z.infer<typeof file>

const technicalData = z.record(z.string(), z.unknown())
export const format = z.looseObject({
  id: z.string(),
  name: text,
  version_id: text,
  metadata: z.array(technicalData).nullish(),
  components: z.array(z.looseObject({ metadata: technicalData.nullish() })).nullish(),
})
export type Format = z.infer<typeof format>

export const keyframe = z.looseObject({
  id: z.string(),
  type: text,
  status: text,
  url: text,
  version_id: text,
  is_custom_keyframe: flag,
})
export type Keyframe = z.infer<typeof keyframe>

export const hit = z.looseObject({
  id: z.string(),
  versions: z.array(assetVersion).nullish(),
  files: z.array(file).nullish(),
  formats: z.array(format).nullish(),
  keyframes: z.array(keyframe).nullish(),
  _sort: z.array(z.unknown()).nullish(),
})
/** Where the next page begins. Not in the vendor's schema, but in its answers. */
export const sortOf = ({ _sort: place }: Hit): unknown[] => place ?? []
export type Hit = z.infer<typeof hit>

/** The envelope of every list. */
export const pageOf = <T extends z.ZodType>(object: T) =>
  z.looseObject({ objects: z.array(object), total: count, next_url: text })

export const metadataValues = z.looseObject({
  metadata_values: z
    .record(
      z.string(),
      z
        .looseObject({ field_values: z.array(z.looseObject({ value: z.unknown() })).nullish() })
        .nullish(),
    )
    .nullish(),
})

export const approvalRequest = z.looseObject({
  status: text,
  change_date: text,
  approvals_by: z
    .array(z.looseObject({ user: text, external: text, status: text, change_date: text }))
    .nullish(),
})
export type ApprovalRequest = z.infer<typeof approvalRequest>

export const user = z.looseObject({ id: text, email: text, first_name: text, last_name: text })

export const metadataView = z.looseObject({
  name: text,
  view_fields: z
    .array(
      z.looseObject({
        name: z.string(),
        options: z.array(z.looseObject({ value: z.unknown() })).nullish(),
      }),
    )
    .nullish(),
})
export type MetadataView = z.infer<typeof metadataView>

export const signedAddress = z.looseObject({ url: text })

/** Both documented forms; anything else has no message for people. */
export const errorBody = z.looseObject({
  errors: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
})
