import { expect, test } from 'vitest'
import { formatOf, titleKeys, type Product, type Title } from './title.ts'

test.each([
  ['BB', 'hardback'],
  ['BC', 'paperback'],
  ['DG', 'ebook'],
  ['AJ', 'audio'],
  ['ZZ', 'other'],
  [null, 'other'],
])('form %s is %s', (form, format) => {
  expect(formatOf(form)).toBe(format)
})

test('a title is known by its ISBNs, and a product without one adds none', () => {
  const title: Title = {
    workId: 50042,
    title: 'The Salt Almanac',
    subtitle: null,
    reference: 'HL-0042',
    imprint: null,
    contributors: null,
    stage: null,
    season: null,
    products: [product('9781402894626'), product(null), product('9781402894633')],
    resources: [],
  }
  expect(titleKeys(title)).toEqual({
    workId: 50042,
    isbns: ['9781402894626', '9781402894633'],
    reference: 'HL-0042',
    title: 'The Salt Almanac',
  })
})

function product(isbn: string | null): Product {
  return {
    id: 700101,
    workId: 50042,
    title: 'The Salt Almanac',
    isbn,
    isbnShown: isbn,
    form: 'BC',
    format: 'paperback',
    edition: null,
    publishingStatus: '04',
    publicationDate: null,
    allowOnixExports: null,
    sales: { worldwide: null, forSale: null, notForSale: null, description: null },
  }
}
