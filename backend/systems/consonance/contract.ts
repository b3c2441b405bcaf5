import { z } from 'zod'

/**
 * What comes back. A field that this customer's schema lacks was not asked for and is absent: every
 * field but the ids may be missing or null.
 */
const text = z.string().nullish()
const number = z.number().nullish()
const codes = z.array(z.string()).nullish()

const product = z.looseObject({
  id: z.number(),
  fullTitle: text,
  isbn: z.looseObject({ isbn13: text, isbnWithDashes: text }).nullish(),
  onix21ProductFormCode: text,
  inHouseEdition: z.looseObject({ name: text }).nullish(),
  onixPublishingStatusCode: text,
  publicationDate: text,
  allowOnixExports: z.boolean().nullish(),
  isForSaleWorldwide: z.boolean().nullish(),
  forSaleCountryCodes: codes,
  notForSaleCountryCodes: codes,
  salesRightsDescription: text,
})

const resource = z.looseObject({
  id: z.number(),
  url: text,
  kind: text,
  status: text,
  productIds: z.array(z.number()).nullish(),
  isProcessing: z.boolean().nullish(),
  delayedJobStatus: text,
  imageRemoteUrl: text,
  filename: text,
  fileSize: number,
  width: number,
  height: number,
  aspectRatio: number,
  caption: text,
  copyright: text,
  requiredCredit: text,
  createdAt: text,
})

const resources = z.array(resource).nullish()

const work = z.looseObject({
  id: z.number(),
  title: z.string(),
  subtitle: text,
  inHouseWorkReference: text,
  projectStage: text,
  season: text,
  contributorPrettyList: text,
  imprint: z.looseObject({ name: text }).nullish(),
  products: z.array(product),
  supportingResources: resources,
})

export const titleAnswer = z.looseObject({ work: work.nullable() })
export const resourcesAnswer = z.looseObject({
  work: z.looseObject({ supportingResources: resources }).nullable(),
})
export const signInAnswer = z.looseObject({ work: z.unknown() })

/** The members of a payload's errors are not documented; three drafts of the vendor disagree on them. */
const payloadErrors = z.array(z.union([z.string(), z.record(z.string(), z.unknown())]))
const payload = z.looseObject({
  errors: payloadErrors.nullish(),
  created: z.looseObject({ id: z.number() }).nullish(),
})
export const mutationAnswer = z.looseObject({ changed: payload.nullable() })

export type WorkAnswer = z.infer<typeof work>
export type ProductAnswer = z.infer<typeof product>
export type ResourceAnswer = z.infer<typeof resource>
export type PayloadErrors = z.infer<typeof payloadErrors>
