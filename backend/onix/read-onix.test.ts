import { describe, expect, test } from 'vitest'
import type { OnixProblem } from './message-reader.ts'
import type { OnixProduct } from './product.ts'
import { readOnix } from './read-onix.ts'
import { message, record } from './testing/feed.ts'

const read = async (
  feed: AsyncIterable<Uint8Array | string>,
): Promise<{ products: OnixProduct[]; problems: OnixProblem[] }> => {
  const [products, problems] = [[] as OnixProduct[], [] as OnixProblem[]]
  for await (const found of readOnix(feed))
    if (found.kind === 'product') products.push(found)
    else problems.push(found)
  return { products, problems }
}

async function* pieces(text: string | Uint8Array, length = Infinity) {
  for (let from = 0; from < text.length; from += Math.min(length, text.length))
    yield text.slice(from, from + length)
}

describe('a record of ONIX 3', () => {
  test('is read with its title, people, dates, sales rights, work and cover', async () => {
    const { products, problems } = await read(
      pieces(message(record({ reference: 'com.example.1' }))),
    )
    expect(problems).toEqual([])
    expect(products).toEqual([
      {
        kind: 'product',
        reference: 'com.example.1',
        notification: '03',
        isbn: '9781402894626',
        title: 'The Salt Almanac',
        subtitle: 'A novel',
        contributors: [
          { role: 'A01', name: 'Ines Okafor' },
          { role: 'E07', name: 'Ruth Adeyemi-Clarke' },
        ],
        form: 'BC',
        imprint: 'Harbour Lane',
        publisher: 'Harbour Lane Publishing',
        status: '02',
        publicationDate: '2027-02-18',
        salesRights: [
          {
            type: '01',
            countriesIncluded: ['GB', 'IE'],
            countriesExcluded: [],
            regionsIncluded: [],
            regionsExcluded: ['GB-NIR'],
            isRestricted: false,
            line: expect.any(Number) as number,
          },
        ],
        rowSalesRightsType: '03',
        workKeys: ['01:HL-0042'],
        coverLinks: ['https://covers.example/9781402894626.jpg'],
        line: expect.any(Number) as number,
      },
    ])
  })

  test('is the same however the bytes are cut, in letters of any length', async () => {
    const feed = message(record({ reference: 'r-1', title: 'Łódź, 東京, 🐑 &amp; “Co”' }))
    const whole = await read(pieces(feed))
    const cut = await read(pieces(Buffer.from(feed), 7))
    expect(cut).toEqual(whole)
    expect(cut.products[0]?.title).toBe('Łódź, 東京, 🐑 & “Co”')
  })

  test('is read in the encoding that the file names', async () => {
    const feed = message(record({ reference: 'r-1', title: 'Élodie’s café' })).replace(
      'utf-8',
      'windows-1252',
    )
    const bytes = Buffer.from(feed.replace('’', '\u0092'), 'latin1')
    expect((await read(pieces(bytes))).products[0]?.title).toBe('Élodie’s café')
  })

  test('keeps an ISBN only when its check digit is right, whatever kind of identifier carries it', async () => {
    const isbnIn = async (type: string, value: string) =>
      (await read(pieces(message(record({ idType: type, isbn: value }))))).products[0]?.isbn
    expect(await isbnIn('15', '978-1-4028-9462-6')).toBe('9781402894626')
    expect(await isbnIn('03', '9781402894626')).toBe('9781402894626')
    expect(await isbnIn('02', '1402894627')).toBe('9781402894626')
    expect(await isbnIn('15', '9781402894620')).toBeNull()
    expect(await isbnIn('03', '5012345678900')).toBeNull()
  })

  test('has no publication date when the feed gives only a month', async () => {
    const { products } = await read(
      pieces(message(record({ date: '<Date dateformat="01">202702</Date>' }))),
    )
    expect(products[0]?.publicationDate).toBeNull()
  })
})

describe('a feed that is not what it should be', () => {
  test('cut off: the whole products come first, then the place where it stops', async () => {
    const feed = message(record({ reference: 'r-1' }), record({ reference: 'r-2' }))
    const cut = feed.slice(0, feed.lastIndexOf('<PublishingDetail>'))
    const { products, problems } = await read(pieces(cut, 100))
    expect(products.map((product) => product.reference)).toEqual(['r-1'])
    expect(problems).toEqual([
      {
        kind: 'problem',
        message: expect.stringMatching(/not well-formed: unclosed tag/) as string,
        line: cut.split('\n').length,
        column: cut.split('\n').at(-1)?.length,
        isEnd: true,
      },
    ])
  })

  test('broken in the middle: nothing after the fault is read', async () => {
    const feed = message(record({ reference: 'r-1' }), '<Product><b></Product>', record({}))
    const { products, problems } = await read(pieces(feed))
    expect(products.map((product) => product.reference)).toEqual(['r-1'])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ isEnd: true, line: expect.any(Number) as number })
  })

  test.each([
    [
      'a web page',
      '<!DOCTYPE html><html><body>Sign in</body></html>',
      /not an ONIX message but html/,
    ],
    ['nothing', '', /root element/],
    ['plain text', 'isbn,title\n1,2', /not well-formed/],
    ['short tags', '<ONIXmessage release="3.0"/>', /short tags/],
    ['an older release', '<ONIXMessage><Product/></ONIXMessage>', /2\.1 or older/],
  ])('%s is refused by name', async (_name, feed, reason) => {
    const { products, problems } = await read(pieces(feed))
    expect(products).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(reason)
  })

  test('entities of its own are never expanded and files never fetched', async () => {
    const bomb =
      '<!DOCTYPE ONIXMessage [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for (const entity of ['&b;', '&f;', '&constructor;']) {
      const feed = message(record({ title: entity })).replace('<ONIXMessage', `${bomb}<ONIXMessage`)
      const { products, problems } = await read(pieces(feed))
      expect(products).toEqual([])
      expect(problems[0]?.message).toMatch(/undefined entity/)
    }
  })

  test('depth, length of a text and length of an unbroken run are limited', async () => {
    const deep = message('<a>'.repeat(100) + '</a>'.repeat(100))
    const long = message(record({ title: 'x'.repeat(300_000) }))
    const unbroken = message(`<!-- ${'x'.repeat(3_000_000)} -->`)
    expect((await read(pieces(deep))).problems[0]?.message).toMatch(/deep/)
    expect((await read(pieces(long))).problems[0]?.message).toMatch(/TitleText holds more/)
    expect((await read(pieces(unbroken))).problems[0]?.message).toMatch(/without an element/)
  })

  test('bytes that are not in the named encoding end the reading', async () => {
    const bytes = Buffer.from(message(record({ title: 'caf\u00e9' })), 'latin1')
    const { problems } = await read(pieces(bytes))
    expect(problems[0]?.message).toMatch(/encoding/)
  })

  test('a product without a record reference is left out, the others are read', async () => {
    const { products, problems } = await read(
      pieces(message(record({ reference: '' }), record({ reference: 'r-2' }))),
    )
    expect(products.map((product) => product.reference)).toEqual(['r-2'])
    expect(problems).toMatchObject([{ isEnd: false }])
  })
})

test('products are given while the feed is still arriving', async () => {
  let sent = 0
  async function* endless() {
    yield message().replace('</ONIXMessage>', '')
    for (;;) {
      sent += 1
      yield record({ reference: `r-${sent}` })
    }
  }
  for await (const found of readOnix(endless()))
    if (found.kind === 'product' && found.reference === 'r-3') break
  expect(sent).toBeLessThanOrEqual(4)
})
