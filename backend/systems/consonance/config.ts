import { z } from 'zod'
import { secretField } from '#backend/config/secret.ts'
import { roles } from '#shared/domain/role.ts'

const enumValue = z.string().regex(/^[_A-Za-z]\w*$/, 'a GraphQL enum value such as FRONT_COVER')
/** A field as GraphQL selects it, with arguments where needed: `url(style: JPG_RGB_ORIGINAL)`. */
const selection = z
  .string()
  .regex(/^[_A-Za-z]\w*(\([^(){}]*\))?$/, 'a field, or a field with its arguments in brackets')

export const consonanceConfig = z.strictObject({
  /** The address where the customer signs in, without `/graphql`. */
  baseUrl: z.url({ protocol: /^https?$/ }),
  /** Issued by Consonance support; stands for the whole account. */
  key: secretField,
  /** Our role → their `SupportingResourceVariant`. The values are not public: ask, or read them in the check. */
  resourceVariants: z
    .partialRecord(z.enum(roles), enumValue)
    .refine((held) => new Set(Object.values(held)).size === Object.values(held).length, {
      message: 'two roles have the same kind: which one an image has could then not be told',
    })
    .default({}),
  /** `SupportingResourceStatus` of what we attach; absent: Consonance's own default. */
  resourceStatus: enumValue.optional(),
  /** Where a resource's kind, status and original are read: the public reference is cut off before them. */
  resourceFields: z
    .strictObject({
      kind: selection.default('resourceVariant'),
      status: selection.default('status'),
      url: selection.default('url'),
    })
    .prefault({}),
  /** Values of `delayedJobStatus` that say the image could not be processed; compared without case. */
  failedJobStatuses: z.array(z.string()).default(['failed', 'error']),
  /** Hosts besides `baseUrl` that images are fetched from. */
  imageOrigins: z
    .array(z.url({ protocol: /^https?$/ }))
    .default(['https://bibliocloudimages.s3-eu-west-1.amazonaws.com']),
  /** No limit is documented: this is our own restraint. */
  requestsPerSecond: z.number().positive().default(10),
})

export type ConsonanceConfig = z.infer<typeof consonanceConfig>
