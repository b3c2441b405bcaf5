import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Hono } from 'hono'
import { pictureContent, product, work, world } from '#test/small-world.ts'
import { type RunningConsonance, start } from './index.ts'

const content = pictureContent('old.jpg', 1000, 1300)
const resource = {
  id: 31,
  role: 'front-cover' as const,
  productIds: [700101, 700102],
  caption: 'Old',
  copyright: 'Us',
  requiredCredit: null,
  createdAt: '2026-02-01T10:00:00Z',
  content,
}

describe('the stand-in for Consonance', () => {
  let standIn: RunningConsonance
  beforeAll(async () => {
    const works = [
      work({ resources: [resource] }),
      work({ id: 50043, title: 'Tides', products: [product({ id: 700201, isbn: null })] }),
      work({ id: 50044, title: 'More Tides', products: [] }),
    ]
    const pages = new Hono().get('/works/:id', (context) => context.text('page'))
    standIn = await start({ world: world({ works }), pages })
  })
  afterAll(() => standIn.close())

  async function ask(query: string, variables = {}) {
    const answer = await fetch(`${standIn.url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${standIn.credentials.key}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await answer.json()) as { data: never; errors?: { message: string }[] }
  }
  const create = (input: object) =>
    ask(
      `mutation ($input: CreateSupportingResourceInput!) {
        createSupportingResource(input: $input) { errors { field } supportingResource { id productIds } }
      }`,
      { input: { workId: 50042, imageRemoteUrl: `${standIn.url}/nothing.jpg`, ...input } },
    )

  it('answers POST with a bearer key only', async () => {
    expect((await fetch(`${standIn.url}/graphql`)).status).toBe(404)
    const token = { authorization: `Token ${standIn.credentials.key}` }
    const answer = await fetch(`${standIn.url}/graphql`, { method: 'POST', headers: token })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('pages by the last id and searches as documented', async () => {
    standIn.state.pageSize = 2
    const page = (after: number) =>
      ask(`query ($after: Int) { works(workSearch: { after: $after }) { id } }`, { after })
    expect(await page(0)).toEqual({ data: { works: [{ id: 50042 }, { id: 50043 }] } })
    expect(await page(50043)).toEqual({ data: { works: [{ id: 50044 }] } })
    expect(await page(50044)).toEqual({ data: { works: [] } })
    standIn.state.pageSize = 100
    expect(await ask(`{ works(workSearch: { titleCont: "tides" }) { id } }`)).toEqual({
      data: { works: [{ id: 50043 }, { id: 50044 }] },
    })
    expect(
      await ask(`{ products(productSearch: { isbn13In: ["9781402894633"] }) { __typename id } }`),
    ).toEqual({ data: { products: [{ __typename: 'ElectronicBookProduct', id: 700102 }] } })
    expect(await ask(`{ works(workSearch: { changedSince: "2999-01-01" }) { id } }`)).toEqual({
      data: { works: [] },
    })
  })

  it('refuses products together with all products, and products of other works', async () => {
    for (const input of [
      { productIds: [700101], linkToAllProducts: true },
      { productIds: [700201] },
    ])
      expect(await create(input)).toMatchObject({
        data: { createSupportingResource: { errors: [{ field: 'productIds' }] } },
      })
  })

  it('unlinks earlier images of the same kind only when asked', async () => {
    await create({ resourceVariant: 'FRONT_COVER', productIds: [700101] })
    expect(standIn.state.resources.get(31)?.productIds).toEqual([700101, 700102])
    expect(
      await create({
        resourceVariant: 'FRONT_COVER',
        linkToAllProducts: true,
        unlinkPrevious: true,
      }),
    ).toMatchObject({
      data: { createSupportingResource: { supportingResource: { productIds: [700101, 700102] } } },
    })
    expect(standIn.state.resources.get(31)?.productIds).toEqual([])
  })

  it('serves images to anybody who has the address, in the documented sizes', async () => {
    const at = (path: string) => fetch(`${standIn.url}/images/${path}`)
    const original = await at('1/supportingresources/31/jpg_rgb_original.jpg')
    expect(Buffer.from(await original.arrayBuffer())).toEqual(await content.bytes())
    const smaller = await at('1/supportingresources/31/jpg_rgb_0650h.jpg')
    expect(await sharp(Buffer.from(await smaller.arrayBuffer())).metadata()).toMatchObject({
      format: 'jpeg',
      width: 500,
      height: 650,
    })
    expect((await at('2/supportingresources/31/jpg_rgb_original.jpg')).status).toBe(404)
  })

  it('answers the REST product API in its envelope', async () => {
    const products = async (query: string, authorization: string) => {
      const address = `${standIn.url}/api/v4/products.json?${query}`
      const answer = await fetch(address, { headers: { authorization } })
      return (await answer.json()) as unknown
    }
    const token = `Token token=${standIn.credentials.key}`
    expect(await products('q[isbn_eq]=978-1-4028-9462-6', token)).toMatchObject({
      current_page: 1,
      per_page: 100,
      total_pages: 1,
      products: [{ id: 700101, work_id: 50042, isbn: '978-1-4028-9462-6', product_form: 'BC' }],
    })
    expect(await products('q[work_id_eq]=50043', token)).toMatchObject({
      products: [{ id: 700201, isbn: 'No ISBN' }],
    })
    expect(await products('q[work_title_cont]=Salt&page=2', token)).toMatchObject({
      current_page: 2,
      products: [],
    })
    expect(await products('', `Bearer ${standIn.credentials.key}`)).toEqual({
      message: expect.stringMatching(/^401:/),
    })
  })

  it('lets the same address answer further pages', async () => {
    expect(await (await fetch(`${standIn.url}/works/50042`)).text()).toBe('page')
  })
})
