import { describe, expect, it } from 'vitest'
import { resourceOf, titleOf } from './mapping.ts'

const bare = (product: object) =>
  titleOf({ id: 1, title: 'T', products: [{ id: 2, ...product }] }).products[0]!

describe('what Consonance says', () => {
  it.each([
    [{ isbn: null }, null],
    [{ isbn: { isbn13: null, isbnWithDashes: 'No ISBN' } }, null],
    [{ isbn: { isbn13: 'No ISBN' } }, null],
    [{ isbn: { isbnWithDashes: '978-1-4028-9462-6' } }, '9781402894626'],
    [{ isbn: { isbn13: '978-1-4028-9462-6' } }, '9781402894626'],
  ])('of an ISBN in %j is %s', (product, isbn) => {
    expect(bare(product).isbn).toBe(isbn)
    expect(bare(product).isbnShown === null).toBe(isbn === null)
  })

  it('in codes loses the underscore that GraphQL needs, country codes stay as they are', () => {
    expect(
      bare({
        onixPublishingStatusCode: '_02',
        onix21ProductFormCode: 'BB',
        forSaleCountryCodes: ['GB', '_X', 'Ireland'],
      }),
    ).toMatchObject({
      publishingStatus: '02',
      form: 'BB',
      format: 'hardback',
      sales: { forSale: ['GB', '_X', 'Ireland'], worldwide: null, notForSale: null },
    })
  })

  it('of nothing but an id leaves everything else unknown', () => {
    expect(bare({})).toMatchObject({
      title: 'T',
      format: 'other',
      publicationDate: null,
      allowOnixExports: null,
    })
    expect(resourceOf({ id: 3 })).toMatchObject({ role: null, productIds: [], width: null })
  })
})
