import { describe, expect, test } from 'vitest'
import type { WorldWork } from '#backend/sandbox/world.ts'
import type { OnixProduct } from './product.ts'
import { readOnix } from './read-onix.ts'
import { type RecordParts, message, record } from './testing/feed.ts'
import { worksFromOnix } from './works-from-onix.ts'

async function worksOf(...records: Partial<RecordParts>[]): Promise<WorldWork[]> {
  const products: OnixProduct[] = []
  async function* feed() {
    yield message(...records.map(record))
  }
  for await (const found of readOnix(feed())) if (found.kind === 'product') products.push(found)
  return worksFromOnix(products)
}

const rights = (type: string, territory: string, more = ''): string =>
  `<SalesRights><SalesRightsType>${type}</SalesRightsType><Territory>${territory}</Territory>${more}</SalesRights>`
const world = '<RegionsIncluded>WORLD</RegionsIncluded>'
const salesFrom = async (stated: string) => {
  const product = (await worksOf({ rights: stated }))[0]?.products[0]
  if (!product) throw new Error('the feed gave no product')
  return product
}

describe('products become works', () => {
  test('by the identifier of the work that they manifest, across differing titles', async () => {
    const works = await worksOf(
      { reference: 'a' },
      { reference: 'b', isbn: '9781402894633', form: 'ED', title: 'The Salt Almanac (ebook)' },
    )
    expect(works).toHaveLength(1)
    expect(works[0]).toMatchObject({
      id: 50_001,
      title: 'The Salt Almanac',
      reference: 'HL-0042',
      imprint: { id: 3, name: 'Harbour Lane' },
      season: 'Spring 2027',
    })
    expect(works[0]?.products.map(({ isbn, form }) => [isbn, form])).toEqual([
      ['9781402894626', 'BC'],
      ['9781402894633', 'DG'],
    ])
  })

  test('else by title and first contributor, whatever the capitals', async () => {
    const works = await worksOf(
      { reference: 'a', related: '' },
      { reference: 'b', related: '', title: 'THE SALT ALMANAC' },
      { reference: 'c', related: '', author: 'Somebody Else' },
    )
    expect(works.map((work) => work.products.length)).toEqual([2, 1])
  })

  test('a record sent again replaces the earlier one, a withdrawn one is left out', async () => {
    const works = await worksOf(
      { reference: 'a', status: '02' },
      { reference: 'b', related: '', title: 'Other' },
      { reference: 'a', status: '04' },
      { reference: 'b', notification: '05' },
    )
    expect(works).toHaveLength(1)
    expect(works[0]?.products.map((product) => product.status)).toEqual(['04'])
  })
})

describe('sales rights become what Consonance says', () => {
  test('the world without exclusions is worldwide', async () => {
    expect(await salesFrom(rights('01', world))).toMatchObject({
      worldwide: true,
      forSale: [],
      notForSale: [],
    })
  })

  test('the world with exclusions is a list without them, and says nothing about them', async () => {
    const sales = await salesFrom(
      rights('02', `${world}<CountriesExcluded>US CA</CountriesExcluded>`),
    )
    expect(sales.worldwide).toBe(false)
    expect(sales.forSale).toHaveLength(247)
    expect(sales.forSale).not.toContain('US')
    expect(sales.notForSale).toEqual([])
  })

  test('listed countries, those not for sale, and the rest by ROWSalesRightsType', async () => {
    const listed =
      rights('01', '<CountriesIncluded>GB IE</CountriesIncluded>') +
      rights('06', '<CountriesIncluded>US</CountriesIncluded>')
    expect(await salesFrom(listed)).toMatchObject({ forSale: ['GB', 'IE'], notForSale: ['US'] })
    expect(await salesFrom(`${listed}<ROWSalesRightsType>00</ROWSalesRightsType>`)).toMatchObject({
      notForSale: ['US'],
    })
    const closed = await salesFrom(`${listed}<ROWSalesRightsType>03</ROWSalesRightsType>`)
    expect(closed.notForSale).toHaveLength(247)
    const open = await salesFrom(`${listed}<ROWSalesRightsType>02</ROWSalesRightsType>`)
    expect(open.forSale).toHaveLength(248)
    expect(open.forSale).not.toContain('US')
  })

  test('a country of which a part is excluded is not for sale as a whole', async () => {
    const sales = await salesFrom(
      rights(
        '01',
        '<CountriesIncluded>GB IE</CountriesIncluded><RegionsExcluded>GB-NIR</RegionsExcluded>',
      ) + '<ROWSalesRightsType>02</ROWSalesRightsType>',
    )
    expect(sales.forSale).toContain('IE')
    expect(sales.forSale).not.toContain('GB')
  })

  test('a restricted, unknown or missing right gives nothing', async () => {
    const restriction =
      '<SalesRestriction><SalesRestrictionType>06</SalesRestrictionType></SalesRestriction>'
    for (const stated of [
      '',
      rights('01', world, restriction),
      rights('09', world),
      rights('07', world),
    ])
      expect(await salesFrom(stated)).toMatchObject({
        worldwide: false,
        forSale: [],
        notForSale: [],
      })
  })

  test('a territory in two contradicting rights stays in both lists', async () => {
    const sales = await salesFrom(
      rights('01', '<CountriesIncluded>GB US</CountriesIncluded>') +
        rights('03', '<CountriesIncluded>US</CountriesIncluded>'),
    )
    expect(sales).toMatchObject({ forSale: ['GB', 'US'], notForSale: ['US'] })
  })
})
