/**
 * The elements that are read, by ONIX 3 reference name. Everything else is passed over with all that
 * it holds. One table for every dialect: short tags and ONIX 2.1 become further entries that point
 * at these names.
 */
export const tags: ReadonlyMap<string, string> = new Map(
  `
  Product RecordReference NotificationType
  ProductIdentifier ProductIDType IDValue
  DescriptiveDetail ProductForm ProductFormDetail
  TitleDetail TitleType TitleElement TitleElementLevel TitleText TitlePrefix TitleWithoutPrefix Subtitle
  Contributor SequenceNumber ContributorRole PersonName PersonNameInverted NamesBeforeKey KeyNames
  CorporateName
  CollateralDetail SupportingResource ResourceContentType ResourceVersion ResourceLink
  PublishingDetail Imprint ImprintName Publisher PublisherName PublishingStatus
  PublishingDate PublishingDateRole Date
  SalesRights SalesRightsType Territory CountriesIncluded CountriesExcluded RegionsIncluded
  RegionsExcluded SalesRestriction SalesRestrictionType ROWSalesRightsType
  RelatedMaterial RelatedWork WorkRelationCode WorkIdentifier WorkIDType
  `
    .trim()
    .split(/\s+/)
    .map((name) => [name, name]),
)
