import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '#backend/config/secret.ts'
import { createOutbound, type OutboundCall } from '#backend/systems/outbound.ts'
import { dayOf } from '#shared/domain/day.ts'
import { pictureContent, product, work, world } from '#test/small-world.ts'
import { connectTo, context, givenConsonance } from '#test/given-consonance.ts'

const cover = pictureContent('salt.jpg', 600, 900)
const held = world({
  works: [
    work({
      products: [
        product({ forSale: ['GB', 'IE'], notForSale: ['US'], worldwide: false, salesText: 'UK' }),
        product({ id: 700102, isbn: null, form: 'DG', edition: 'Ebook', publicationDate: null }),
      ],
      resources: [
        {
          id: 31,
          role: 'front-cover',
          productIds: [700101],
          caption: 'Cover',
          copyright: 'Harbour Lane',
          requiredCredit: 'Photo: A. Sea',
          createdAt: '2026-02-01T10:00:00Z',
          content: cover,
        },
      ],
    }),
  ],
})

describe('a title in Consonance', () => {
  let given: Awaited<ReturnType<typeof givenConsonance>>
  beforeAll(async () => {
    given = await givenConsonance(held)
  })
  afterAll(() => given.close())

  it('is read with its editions, sales statements and images', async () => {
    const title = await given.titles.read(50042, context())
    expect(title).toMatchObject({
      workId: 50042,
      title: 'The Salt Almanac',
      reference: 'HL-0042',
      imprint: 'Harbour Lane',
      contributors: 'Ines Okafor',
      stage: 'In production',
      season: 'Autumn 2026',
    })
    expect(title?.products).toEqual([
      {
        id: 700101,
        workId: 50042,
        title: 'The Salt Almanac',
        isbn: '9781402894626',
        isbnShown: '978-1-4028-9462-6',
        form: 'BC',
        format: 'paperback',
        edition: 'Paperback',
        publishingStatus: '04',
        publicationDate: dayOf('2026-09-03'),
        allowOnixExports: true,
        sales: { worldwide: false, forSale: ['GB', 'IE'], notForSale: ['US'], description: 'UK' },
      },
      expect.objectContaining({
        id: 700102,
        isbn: null,
        isbnShown: null,
        format: 'ebook',
        publicationDate: null,
        sales: { worldwide: true, forSale: [], notForSale: [], description: null },
      }),
    ])
    expect(title?.resources).toEqual([
      {
        id: 31,
        role: 'FRONT_COVER',
        status: 'APPROVED',
        productIds: [700101],
        url: expect.stringContaining('/images/1/supportingresources/31/jpg_rgb_original.jpg'),
        fileName: 'salt.jpg',
        caption: 'Cover',
        copyright: 'Harbour Lane',
        requiredCredit: 'Photo: A. Sea',
        processing: false,
        width: 600,
        height: 900,
        bytes: (await cover.bytes()).length,
        createdAt: '2026-02-01T10:00:00Z',
      },
    ])
    expect(given.titles.roleOf('FRONT_COVER')).toBe('front-cover')
    expect(given.titles.roleOf('OTHER')).toBeNull()
    expect(given.titles.roleOf(null)).toBeNull()
  })

  it('takes one request once the schema is known, which many readers at once ask for once', async () => {
    const fresh = given.connect({})
    const before = { ...given.state.requests }
    await Promise.all(Array.from({ length: 5 }, () => fresh.read(50042, context())))
    expect(given.state.requests.SlipcaseSchema! - (before.SlipcaseSchema ?? 0)).toBe(1)
    expect(given.state.requests.SlipcaseTitle! - (before.SlipcaseTitle ?? 0)).toBe(5)
  })

  it('is null when there is no such work, and when it is another customer’s', async () => {
    expect(await given.titles.read(4, context())).toBeNull()
    expect(await given.titles.read(90001, context())).toBeNull()
    expect(await given.titles.openResource(90001, 1, context())).toBeNull()
  })

  it('is seen by its own customer only, though both are on one host', async () => {
    const other = given.connect({ key: new Secret(given.standIn.credentials.otherCustomersKey!) })
    expect((await other.read(90001, context()))?.title).toBe('Not Ours')
    expect(await other.read(50042, context())).toBeNull()
  })

  it('opens the original of an image byte for byte, without sending the key there', async () => {
    const calls: OutboundCall[] = []
    const { system, titles } = connectTo(given.standIn.config, (options) => {
      const outbound = createOutbound(options)
      return {
        ...outbound,
        request: (call) => outbound.request((calls.push(call), call)),
      }
    })
    const content = await titles.openResource(50042, 31, context())
    expect(Buffer.concat(await content!.stream.toArray())).toEqual(await cover.bytes())
    expect(content).toMatchObject({
      bytes: (await cover.bytes()).length,
      mediaType: 'image/jpeg',
      offset: 0,
    })
    expect(
      calls.map(({ method, headers }) => [method, 'authorization' in (headers ?? {})]),
    ).toEqual([
      ['POST', true],
      ['POST', true],
      ['GET', false],
    ])
    expect(await titles.openResource(50042, 32, context())).toBeNull()
    await system.close()
  })

  it('does not open an image at a host that is not configured', async () => {
    // The stand-in gives addresses at 127.0.0.1, which then is another origin.
    const elsewhere = given.connect({
      baseUrl: given.standIn.url.replace('127.0.0.1', 'localhost'),
    })
    await expect(elsewhere.openResource(50042, 31, context())).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('is not a configured address'),
    })
  })

  it('is refused as sign-in-required with a wrong key, however Consonance says so', async () => {
    const wrong = given.connect({ key: new Secret('no-key') })
    for (const refusal of ['status', 'message', 'errors'] as const) {
      given.state.refusal = refusal
      await expect(wrong.read(50042, context())).rejects.toMatchObject({
        kind: 'sign-in-required',
      })
    }
  })

  it('lets one reader go without ending the schema reading that others wait for', async () => {
    const fresh = given.connect({})
    const leaving = new AbortController()
    const left = fresh.read(50042, { ...context(), signal: leaving.signal })
    const stayed = fresh.read(50042, context())
    leaving.abort(new Error('left'))
    await expect(left).rejects.toThrow('left')
    expect((await stayed)?.workId).toBe(50042)
  })
})
