import { parse } from 'isbn3'
import { type Element, childOf, childrenOf, codesOf, textOf } from './element.ts'

export interface OnixSalesRight {
  /** List 46. */
  type: string
  countriesIncluded: string[]
  countriesExcluded: string[]
  regionsIncluded: string[]
  regionsExcluded: string[]
  /** Limited by outlet or use (list 71, any code but 99). */
  isRestricted: boolean
  line: number
}

/** What we read of one ONIX 3 record. */
export interface OnixProduct {
  kind: 'product'
  reference: string
  /** List 1; 05 withdraws the record. */
  notification: string | null
  isbn: string | null
  title: string
  subtitle: string | null
  contributors: { role: string; name: string }[]
  /** List 150. */
  form: string | null
  imprint: string | null
  publisher: string | null
  /** List 64. */
  status: string | null
  /** `YYYY-MM-DD`, or null when absent or less precise. */
  publicationDate: string | null
  salesRights: OnixSalesRight[]
  rowSalesRightsType: string | null
  /** Identifiers of the work that it is a manifestation of, as `type:value`. */
  workKeys: string[]
  coverLinks: string[]
  line: number
}

/** Reads a complete Product element. */
export function productOf(product: Element): OnixProduct {
  const descriptive = childOf(product, 'DescriptiveDetail')
  const publishing = childOf(product, 'PublishingDetail')
  return {
    kind: 'product',
    reference: textOf(product, 'RecordReference') ?? '',
    notification: textOf(product, 'NotificationType'),
    isbn: isbnOf(product),
    ...titleOf(descriptive),
    contributors: childrenOf(descriptive, 'Contributor').flatMap(contributorOf),
    form: textOf(descriptive, 'ProductForm'),
    imprint: textOf(childOf(publishing, 'Imprint'), 'ImprintName'),
    publisher: textOf(childOf(publishing, 'Publisher'), 'PublisherName'),
    status: textOf(publishing, 'PublishingStatus'),
    publicationDate: publicationDateOf(publishing),
    salesRights: childrenOf(publishing, 'SalesRights').map(salesRightOf),
    rowSalesRightsType: textOf(publishing, 'ROWSalesRightsType'),
    workKeys: workKeysOf(product),
    coverLinks: coverLinksOf(product),
    line: product.line,
  }
}

/** List 5: 15 is ISBN-13, 03 GTIN-13 (an ISBN when its check says so), 02 ISBN-10. */
function isbnOf(product: Element): string | null {
  const identifiers = childrenOf(product, 'ProductIdentifier')
  for (const type of ['15', '03', '02'])
    for (const identifier of identifiers) {
      if (textOf(identifier, 'ProductIDType') !== type) continue
      const found = parse(textOf(identifier, 'IDValue') ?? '')
      if (found) return found.isbn13
    }
  return null
}

/** The distinctive title (list 15, 01) on the level of the product (list 149, 01). */
function titleOf(descriptive: Element | undefined): Pick<OnixProduct, 'title' | 'subtitle'> {
  const details = childrenOf(descriptive, 'TitleDetail')
  const detail = details.find((one) => textOf(one, 'TitleType') === '01') ?? details[0]
  const elements = childrenOf(detail, 'TitleElement')
  const element = elements.find((one) => textOf(one, 'TitleElementLevel') === '01') ?? elements[0]
  const parts = [textOf(element, 'TitlePrefix'), textOf(element, 'TitleWithoutPrefix')]
  return {
    title: textOf(element, 'TitleText') ?? parts.filter(Boolean).join(' '),
    subtitle: textOf(element, 'Subtitle'),
  }
}

function contributorOf(contributor: Element): OnixProduct['contributors'] {
  const inOrder = [textOf(contributor, 'NamesBeforeKey'), textOf(contributor, 'KeyNames')]
  const inverted = textOf(contributor, 'PersonNameInverted')
  const name =
    textOf(contributor, 'PersonName') ??
    (inOrder.filter(Boolean).join(' ') || null) ??
    inverted?.split(', ').reverse().join(' ') ??
    textOf(contributor, 'CorporateName')
  return name === null ? [] : [{ role: textOf(contributor, 'ContributorRole') ?? 'A01', name }]
}

/** List 163 role 01, in format 00 (YYYYMMDD, also when no format is stated). */
function publicationDateOf(publishing: Element | undefined): string | null {
  const dates = childrenOf(publishing, 'PublishingDate')
  const date = dates.find((one) => textOf(one, 'PublishingDateRole') === '01')
  if ((childOf(date, 'Date')?.dateFormat ?? '00') !== '00') return null
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(textOf(date, 'Date') ?? '')
  return digits ? digits.slice(1).join('-') : null
}

function salesRightOf(right: Element): OnixSalesRight {
  const territory = childOf(right, 'Territory')
  return {
    type: textOf(right, 'SalesRightsType') ?? '00',
    countriesIncluded: codesOf(territory, 'CountriesIncluded'),
    countriesExcluded: codesOf(territory, 'CountriesExcluded'),
    regionsIncluded: codesOf(territory, 'RegionsIncluded'),
    regionsExcluded: codesOf(territory, 'RegionsExcluded'),
    isRestricted: childrenOf(right, 'SalesRestriction').some(
      (restriction) => textOf(restriction, 'SalesRestrictionType') !== '99',
    ),
    line: right.line,
  }
}

/** List 164, 01: the product is a manifestation of this work. List 16: 01 proprietary, 15 ISBN-13. */
const workKeysOf = (product: Element): string[] =>
  childrenOf(childOf(product, 'RelatedMaterial'), 'RelatedWork')
    .filter((work) => textOf(work, 'WorkRelationCode') === '01')
    .flatMap((work) => childrenOf(work, 'WorkIdentifier'))
    .flatMap((identifier) => {
      const [type, value] = [textOf(identifier, 'WorkIDType'), textOf(identifier, 'IDValue')]
      return value !== null && (type === '01' || type === '15') ? [`${type}:${value}`] : []
    })

/** List 158, 01: front cover. */
const coverLinksOf = (product: Element): string[] =>
  childrenOf(childOf(product, 'CollateralDetail'), 'SupportingResource')
    .filter((resource) => textOf(resource, 'ResourceContentType') === '01')
    .flatMap((resource) => childrenOf(resource, 'ResourceVersion'))
    .flatMap((version) => textOf(version, 'ResourceLink') ?? [])
