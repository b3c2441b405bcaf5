import { describe, expect, test } from 'vitest'
import { parse } from 'isbn3'
import { dayOf } from '#shared/domain/day.ts'
import { awkward } from './awkward/awkward.ts'
import { publisher } from './publisher.ts'
import type { World, WorldItem } from './world.ts'

const today = '2026-11-21'
const world = publisher(1, { today })
const products = world.works.flatMap((work) => work.products)
const productIds = new Set(products.map((product) => product.id))
const isbns = new Set(products.flatMap((product) => product.isbn ?? []))
const workIds = new Set(world.works.map((work) => work.id))

const itemOf = (key: string, from: World = world): WorldItem => {
  const found = from.items.find((item) => item.key === key)
  if (!found) throw new Error(`no item ${key}`)
  return found
}
const facts = (of: World): unknown => JSON.parse(JSON.stringify(of))

describe('the demonstration publisher', () => {
  test('has enough of everything, the show title first', () => {
    expect(world.works[0]).toMatchObject({ id: 50_042, title: 'The Salt Almanac' })
    expect(world.works.length).toBeGreaterThanOrEqual(40)
    expect(products.length).toBeGreaterThanOrEqual(120)
    expect(world.items.length).toBeGreaterThanOrEqual(600)
    for (const system of ['otmm', 'core-dam', 'vip', 'iconik', 'content-server'])
      expect(world.items.filter((item) => item.system === system).length).toBeGreaterThan(50)
  })

  test('is the same for the same seed and day, and another for another seed', () => {
    expect(facts(publisher(1, { today }))).toEqual(facts(world))
    expect(facts(publisher(2, { today }))).not.toEqual(facts(world))
    expect(() => publisher(1, { today: 'tomorrow' })).toThrow('tomorrow is not a day')
  })

  test('is made within 50 ms, because no file is made with it', () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      publisher()
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })

  test('has valid ISBNs and unique keys, ids and file addresses', () => {
    const every = [...world.works, ...world.foreignWorks].flatMap((work) => work.products)
    const stated = every.flatMap((product) => product.isbn ?? [])
    for (const isbn of stated) expect(parse(isbn)?.isbn13).toBe(isbn)
    const named: (string | number)[][] = [
      stated,
      every.map((product) => product.id),
      [...world.works, ...world.foreignWorks].map((work) => work.id),
      world.items.map((item) => item.key),
      world.works.flatMap((work) => work.resources.map((resource) => resource.id)),
    ]
    for (const values of named) expect(new Set(values).size).toBe(values.length)
  })

  test('never refers to works, products or ISBNs that do not exist', () => {
    for (const item of world.items) {
      for (const id of item.workIds) expect(workIds).toContain(id)
      for (const isbn of item.isbns) expect(isbns).toContain(isbn)
      expect(item.versions.length).toBeGreaterThan(0)
    }
    for (const resource of world.works.flatMap((work) => work.resources))
      for (const id of resource.productIds) expect(productIds).toContain(id)
  })

  test('keeps documents in Content Server under names that it allows, once per title', () => {
    const documents = world.items.filter((item) => item.system === 'content-server')
    for (const { name } of documents) {
      expect(name).not.toContain(':')
      expect(name.length).toBeLessThanOrEqual(248)
    }
    const names = documents.map((item) => `${item.workIds[0]} ${item.name.toLowerCase()}`)
    expect(new Set(names).size).toBe(names.length)
    for (const item of world.items.filter((one) => one.documentClass !== 'open'))
      expect(item.system).toBe('content-server')
  })
})

describe('the show title', () => {
  const show = world.items.filter((item) => item.workIds.includes(50_042))

  test('has four formats, an earlier cover in Consonance and cleared covers in both systems', () => {
    expect(world.works[0]?.products.map((product) => product.form)).toEqual([
      'BC',
      'DG',
      'BB',
      'AJ',
    ])
    expect(world.works[0]?.resources).toHaveLength(1)
    const covers = show.filter((item) => item.role === 'front-cover' && isCleared(item, world))
    expect(covers.map((item) => item.system)).toEqual(['otmm', 'core-dam'])
    expect(covers.map((item) => item.isbns.length)).toEqual([2, 1])
  })

  test('has every deliverable approved outside Content Server', () => {
    for (const role of ['full-cover', 'interior-pdf', 'epub', 'audio-script', 'audio'])
      expect(
        show.some(
          (item) =>
            item.role === role &&
            item.system !== 'content-server' &&
            item.versions.at(-1)?.approval === 'approved',
        ),
      ).toBe(true)
  })
})

test('at least two thirds of the covers of the first ten works are fully cleared', () => {
  const first = new Set(world.works.slice(0, 10).map((work) => work.id))
  const covers = world.items.filter(
    (item) =>
      item.role === 'front-cover' &&
      item.workIds.some((id) => first.has(id)) &&
      item.key !== awkward.rejectedAlternative,
  )
  const cleared = covers.filter((item) => isCleared(item, world))
  expect(covers.length).toBeGreaterThanOrEqual(18)
  expect(cleared.length / covers.length).toBeGreaterThanOrEqual(2 / 3)
})

test('nearly all agreements reach as far as the editions are sold', () => {
  const agreeing = world.works.filter((work) => {
    const terms = agreementsOf(work.id).find((agreement) => agreement.direction === 'in')
    return (
      terms &&
      work.products.every((product) =>
        product.worldwide
          ? terms.territories.includes('WORLD') &&
            terms.excluded.every((code) => product.notForSale.includes(code))
          : product.forSale.every((code) => terms.territories.includes(code)),
      )
    )
  })
  expect(agreeing.length).toBeGreaterThanOrEqual(world.works.length - 4)
})

describe('what is awkward on purpose', () => {
  test('exists, for any seed', () => {
    for (const some of [world, publisher(77)]) {
      const keys = new Set(some.items.map((item) => item.key))
      const numbers = new Set(
        [...some.works, ...some.foreignWorks].flatMap((work) => [
          work.id,
          ...work.products.map((product) => product.id),
        ]),
      )
      const missing = Object.entries(awkward).filter(([, place]) =>
        typeof place === 'string' ? !keys.has(place) : !numbers.has(place),
      )
      expect(missing).toEqual([])
    }
  })

  test('stays what it is in later years', () => {
    const later = publisher(1, { today: '2031-03-01' })
    const day = dayOf('2031-03-01')!
    expect(dayOf(itemOf(awkward.licenceExpired, later).licence?.until ?? '')).toBeLessThan(day)
    expect(
      dayOf(itemOf(awkward.embargoRunning, later).licence?.embargoUntil ?? ''),
    ).toBeGreaterThan(day)
    expect(dayOf(itemOf(awkward.agreementEnded, later).agreement?.end ?? '')).toBeLessThan(day)
    expect(itemOf(awkward.licenceEndsInAMonth, later).licence?.until).toBe('2031-08')
  })

  test('is what its name says', () => {
    expect(itemOf(awkward.noRights).licence).toBeNull()
    expect(itemOf(awkward.emptyExpiry).licence).toMatchObject({
      until: null,
      territories: ['WORLD'],
    })
    expect(itemOf(awkward.freeTextTerritory).licence).toMatchObject({
      territories: null,
      freeText: 'UK & Commonwealth (ex Canada)',
    })
    expect(itemOf(awkward.inReviewOverApproved).versions.map((one) => one.approval)).toEqual([
      'approved',
      'in-review',
    ])
    expect(itemOf(awkward.twoTitles).workIds).toEqual([50_010, 50_031])
    expect(itemOf(awkward.noTitle)).toMatchObject({ workIds: [], isbns: [] })
    expect(itemOf(awkward.nameLong).name).toHaveLength(200)
    expect(itemOf(awkward.tiffWithoutJpeg).versions[0]).toMatchObject({
      jpeg: null,
      content: { mediaType: 'image/tiff' },
    })
    expect(itemOf(awkward.sourcesDisagreeWide).licence?.territories).toEqual(['WORLD'])
    expect(itemOf(awkward.sourcesDisagreeNarrow).licence?.territories).toEqual(['GB', 'IE'])
    const productOf = (id: number) => products.find((product) => product.id === id)
    expect(productOf(awkward.productWithoutIsbn)?.isbn).toBeNull()
    expect(productOf(awkward.productNoLongerOurs)).toMatchObject({ status: '05', worldwide: true })
    expect(world.items.filter((item) => item.workIds.includes(awkward.workWithNothing))).toEqual([])
    expect(agreementsOf(awkward.workWithoutAgreement)).toEqual([])
    const narrow = world.works.find((work) => work.id === awkward.workWithoutUnitedStates)
    for (const product of narrow?.products ?? [])
      expect(product).toMatchObject({ forSale: ['GB', 'IE', 'AU', 'NZ'], notForSale: ['US'] })
  })
})

function agreementsOf(workId: number) {
  return world.items.flatMap((item) =>
    item.workIds.includes(workId) && item.agreement ? [item.agreement] : [],
  )
}

/** A second opinion, simpler than the engine: nothing at all stands in the way. */
function isCleared(item: WorldItem, of: World): boolean {
  const { licence, versions } = item
  const work = of.works.find((one) => one.id === item.workIds[0])
  const sold = work?.products.filter((product) => item.isbns.includes(product.isbn ?? '')) ?? []
  return (
    versions.at(-1)?.approval === 'approved' &&
    licence?.status === 'cleared' &&
    licence.territories?.includes('WORLD') === true &&
    licence.excluded.length === 0 &&
    licence.until === 'perpetual' &&
    licence.embargoUntil === null &&
    licence.formats?.length === 4 &&
    sold.length > 0 &&
    sold.every(
      (product) =>
        ['02', '04'].includes(product.status) && (product.worldwide || product.forSale.length > 0),
    ) &&
    agreementsOf(work?.id ?? 0).some(
      (terms) => terms.direction === 'in' && terms.status === 'active' && (terms.end ?? '') > today,
    )
  )
}
