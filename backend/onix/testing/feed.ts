/** Small ONIX 3 feeds for tests. */

export const message = (...records: string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<ONIXMessage release="3.0" xmlns="http://ns.editeur.org/onix/3.0/reference">
<Header><Sender><SenderName>Example</SenderName></Sender></Header>
${records.join('\n')}
</ONIXMessage>`

export interface RecordParts {
  reference: string
  notification: string
  idType: string
  isbn: string
  form: string
  title: string
  author: string
  date: string
  status: string
  rights: string
  related: string
}

const defaults: RecordParts = {
  reference: 'r-1',
  notification: '03',
  idType: '15',
  isbn: '9781402894626',
  form: 'BC',
  title: 'The Salt Almanac',
  author: 'Ines Okafor',
  date: '<Date>20270218</Date>',
  status: '02',
  rights: `<SalesRights><SalesRightsType>01</SalesRightsType><Territory>
      <CountriesIncluded>GB IE</CountriesIncluded><RegionsExcluded>GB-NIR</RegionsExcluded>
    </Territory></SalesRights><ROWSalesRightsType>03</ROWSalesRightsType>`,
  related: `<RelatedMaterial><RelatedWork><WorkRelationCode>01</WorkRelationCode>
    <WorkIdentifier><WorkIDType>01</WorkIDType><IDTypeName>House</IDTypeName><IDValue>HL-0042</IDValue></WorkIdentifier>
  </RelatedWork></RelatedMaterial>`,
}

export function record(change: Partial<RecordParts>): string {
  const parts = { ...defaults, ...change }
  return `<Product>
  <RecordReference>${parts.reference}</RecordReference>
  <NotificationType>${parts.notification}</NotificationType>
  <ProductIdentifier><ProductIDType>01</ProductIDType><IDTypeName>SKU</IDTypeName><IDValue>42</IDValue></ProductIdentifier>
  <ProductIdentifier><ProductIDType>${parts.idType}</ProductIDType><IDValue>${parts.isbn}</IDValue></ProductIdentifier>
  <DescriptiveDetail>
    <ProductComposition>00</ProductComposition><ProductForm>${parts.form}</ProductForm>
    <TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel>
      <TitleText>${parts.title}</TitleText><Subtitle>A novel</Subtitle></TitleElement></TitleDetail>
    <Contributor><SequenceNumber>1</SequenceNumber><ContributorRole>A01</ContributorRole>
      <PersonName>${parts.author}</PersonName><PersonNameInverted>Okafor, Ines</PersonNameInverted></Contributor>
    <Contributor><SequenceNumber>2</SequenceNumber><ContributorRole>E07</ContributorRole>
      <NamesBeforeKey>Ruth</NamesBeforeKey><KeyNames>Adeyemi-Clarke</KeyNames></Contributor>
  </DescriptiveDetail>
  <CollateralDetail>
    <TextContent><TextType>03</TextType><Text textformat="05"><p>Salt <b>keeps</b>.</p></Text></TextContent>
    <SupportingResource><ResourceContentType>01</ResourceContentType><ContentAudience>00</ContentAudience>
      <ResourceMode>03</ResourceMode><ResourceVersion><ResourceForm>02</ResourceForm>
      <ResourceLink>https://covers.example/9781402894626.jpg</ResourceLink></ResourceVersion></SupportingResource>
  </CollateralDetail>
  <PublishingDetail>
    <Imprint><ImprintName>Harbour Lane</ImprintName></Imprint>
    <Publisher><PublishingRole>01</PublishingRole><PublisherName>Harbour Lane Publishing</PublisherName></Publisher>
    <PublishingStatus>${parts.status}</PublishingStatus>
    <PublishingDate><PublishingDateRole>01</PublishingDateRole>${parts.date}</PublishingDate>
    ${parts.rights}
  </PublishingDetail>
  ${parts.related}
</Product>`
}
