import { otherVariant, variants } from './state.ts'

const product = `
  id: Int!
  work: Work!
  fullTitle: String!
  titlePrefix: String
  titleWithoutPrefix: String
  subtitle: String
  isbn: ISBN
  publicationDate: ISO8601Date
  onix21ProductFormCode: ONIX21ProductFormCode
  onixPublishingStatusCode: ONIXPublishingStatusCode
  inHouseEdition: InHouseEdition
  allowOnixExports: Boolean!
  isForSaleWorldwide: Boolean!
  forSaleCountryCodes: [ONIXCountryCode!]!
  notForSaleCountryCodes: [ONIXCountryCode!]!
  salesRightsDescription: String
  prices(priceSearch: PriceSearchAttributes): [Price!]!
  supportingResources: [SupportingResource!]!
`
export const productTypes = [
  'PhysicalBookProduct',
  'PhysicalAudioProduct',
  'PhysicalProduct',
  'ElectronicBookProduct',
  'ElectronicAudioProduct',
  'ElectronicProduct',
  'GenericProduct',
] as const

/**
 * Documented names only, except: values of the two SupportingResource enums, the payloads, `kind` and
 * `status` on the read side, and codes as plain scalars where the real schema lists every value.
 */
const sdl = `
scalar ISO8601Date
scalar ISO8601DateTime
scalar URL
scalar URI
scalar ONIXCountryCode
scalar ONIX21ProductFormCode

enum ONIXPublishingStatusCode { _00 _01 _02 _03 _04 _05 _06 _07 _08 _09 _10 _11 _12 _13 _15 _16 _17 }
enum ONIXContentAudienceCode { _00 _01 _02 _03 _04 _05 _06 _07 _08 }
enum SupportingResourceVariant { ${[...Object.values(variants), otherVariant].join(' ')} }
enum SupportingResourceStatus { DRAFT APPROVED }
enum CurrencyCode { GBP }
enum ProductTypename { ${productTypes.join(' ')} }

type Query {
  work(workSearch: WorkSearchAttributes): Work
  works(workSearch: WorkSearchAttributes, productSearch: ProductSearchAttributes): [Work!]!
  product(productSearch: ProductSearchAttributes): Product
  products(productSearch: ProductSearchAttributes, workSearch: WorkSearchAttributes): [Product!]!
}

type Mutation {
  createSupportingResource(input: CreateSupportingResourceInput!): CreateSupportingResourcePayload
  deleteSupportingResource(input: DeleteSupportingResourceInput!): DeleteSupportingResourcePayload
}

input WorkSearchAttributes {
  after: Int
  idEq: Int
  changedSince: ISO8601Date
  titleEq: String
  titleCont: String
  imprintIdIn: [Int!]
}

input ProductSearchAttributes {
  after: Int
  idEq: Int
  isbn13Eq: String
  isbn13In: [String!]
  isbn13Assigned: Boolean
  titleEq: String
  titleCont: String
  publicationDateEq: ISO8601Date
  publicationDateGteq: ISO8601Date
  publicationDateLteq: ISO8601Date
  changedSince: ISO8601Date
  productTypes: [ProductTypename!]
}

input PriceSearchAttributes {
  currencyCodeIn: [CurrencyCode!]
}

type Work {
  id: Int!
  title: String!
  subtitle: String
  inHouseWorkReference: String
  projectStage: String
  season: String
  contributorPrettyList: String
  imprint: Imprint
  contributions: [Contribution!]!
  products(productSearch: ProductSearchAttributes): [Product!]!
  supportingResources: [SupportingResource!]!
}

type Imprint {
  id: Int!
  name: String!
}
type Contribution {
  id: Int!
  sequenceNumber: Int!
  productIds: [Int!]!
  onixContributorRoleCode: String!
  contributor: Contributor!
}
type Contributor {
  id: Int!
  name: String!
}
type ISBN {
  isbn10: String
  isbn13: String
  isbnWithDashes: String
}
type InHouseEdition {
  id: Int!
  name: String!
}
type Price {
  id: Int!
  amount: String!
  currencyCode: CurrencyCode!
}

interface Product {${product}}
${productTypes.map((type) => `type ${type} implements Product {${product}}`).join('\n')}

type SupportingResource {
  id: Int!
  url: URI
  caption: String
  copyright: String
  copyrightHolder: String
  requiredCredit: String
  filename: String
  fileSize: Int
  height: Int
  aspectRatio: Float
  imageContentType: String
  imageRemoteUrl: URI
  isProcessing: Boolean!
  delayedJobStatus: String
  onixContentAudienceCode: ONIXContentAudienceCode!
  resourceVariant: SupportingResourceVariant
  status: SupportingResourceStatus
  productIds: [Int!]!
  createdAt: ISO8601DateTime!
}

input CreateSupportingResourceInput {
  clientMutationId: String
  workId: Int!
  imageRemoteUrl: URL
  resourceFileName: String
  resourceVariant: SupportingResourceVariant
  status: SupportingResourceStatus
  caption: String
  copyright: String
  requiredCredit: String
  onixContentAudienceCode: ONIXContentAudienceCode
  productIds: [Int!]
  linkToAllProducts: Boolean
  unlinkPrevious: Boolean
}
type CreateSupportingResourcePayload {
  clientMutationId: String
  supportingResource: SupportingResource
  errors: [MutationError!]!
}
input DeleteSupportingResourceInput {
  clientMutationId: String
  id: Int!
}
type DeleteSupportingResourcePayload {
  clientMutationId: String
  deleted: Boolean
  errors: [MutationError!]!
}
type MutationError {
  field: String
  message: String!
}
`

/** The schema without some fields (`Type.field`), one field being one line. */
export function typeDefinitions(hidden: ReadonlySet<string>): string {
  let type = ''
  return sdl
    .split('\n')
    .filter((line) => {
      const opened = /^(?:type|input|interface) (\w+)( implements Product)?/.exec(line)
      if (opened) type = opened[2] ? 'Product' : opened[1]!
      const field = /^ {2}(\w+)/.exec(line)?.[1]
      return !hidden.has(`${type}.${field}`)
    })
    .join('\n')
}
