import { dayOf } from '#shared/domain/day.ts'
import type { Role } from '#shared/domain/role.ts'
import {
  formatOf,
  type Product,
  type SupportingResource,
  type Title,
} from '#shared/domain/title.ts'
import type { ConsonanceConfig } from './config.ts'
import type { ProductAnswer, ResourceAnswer, WorkAnswer } from './contract.ts'

export const titleOf = (work: WorkAnswer): Title => ({
  workId: work.id,
  title: work.title,
  subtitle: work.subtitle ?? null,
  reference: work.inHouseWorkReference ?? null,
  imprint: work.imprint?.name ?? null,
  contributors: work.contributorPrettyList ?? null,
  stage: work.projectStage ?? null,
  season: work.season ?? null,
  products: work.products.map((product) => productOf(product, work)),
  resources: (work.supportingResources ?? []).map(resourceOf),
})

function productOf(product: ProductAnswer, work: WorkAnswer): Product {
  const form = product.onix21ProductFormCode ? codeOf(product.onix21ProductFormCode) : null
  const isbn = isbnOf(product.isbn?.isbn13 ?? product.isbn?.isbnWithDashes)
  return {
    id: product.id,
    workId: work.id,
    title: product.fullTitle ?? work.title,
    isbn,
    isbnShown: isbn && (product.isbn?.isbnWithDashes ?? isbn),
    form,
    format: formatOf(form),
    edition: product.inHouseEdition?.name ?? null,
    publishingStatus: product.onixPublishingStatusCode
      ? codeOf(product.onixPublishingStatusCode)
      : null,
    publicationDate: product.publicationDate ? dayOf(product.publicationDate) : null,
    allowOnixExports: product.allowOnixExports ?? null,
    sales: {
      worldwide: product.isForSaleWorldwide ?? null,
      forSale: product.forSaleCountryCodes ?? null,
      notForSale: product.notForSaleCountryCodes ?? null,
      description: product.salesRightsDescription ?? null,
    },
  }
}

export const resourceOf = (resource: ResourceAnswer): SupportingResource => ({
  id: resource.id,
  role: resource.kind ?? null,
  status: resource.status ?? null,
  productIds: resource.productIds ?? [],
  url: resource.url ?? null,
  fileName: resource.filename ?? null,
  caption: resource.caption ?? null,
  copyright: resource.copyright ?? null,
  requiredCredit: resource.requiredCredit ?? null,
  processing: resource.isProcessing ?? false,
  width: widthOf(resource),
  height: resource.height ?? null,
  bytes: resource.fileSize ?? null,
  createdAt: resource.createdAt ?? null,
})

/** Documented are only height and aspect ratio; that the latter is width by height is inferred. */
export function widthOf({ width, height, aspectRatio }: ResourceAnswer): number | null {
  if (width) return width
  return height && aspectRatio ? Math.round(height * aspectRatio) : null
}

/** Enum values that would start with a digit carry an underscore (documented). @example '_04' → '04' */
const codeOf = (value: string): string => value.replace(/^_(?=\d)/, '')

/** 13 digits, or null for an absent one, which Consonance also writes "No ISBN". */
function isbnOf(text: string | null | undefined): string | null {
  const digits = (text ?? '').replaceAll(/[\s-]/g, '')
  return /^\d{13}$/.test(digits) ? digits : null
}

export function roleOf(config: ConsonanceConfig, kind: string | null): Role | null {
  const entry = Object.entries(config.resourceVariants).find(([, variant]) => variant === kind)
  return (entry?.[0] as Role | undefined) ?? null
}
