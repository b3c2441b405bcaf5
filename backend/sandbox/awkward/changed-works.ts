import type { Day } from '#shared/domain/day.ts'
import { type Design, frontCover } from '../bytes/cover-art.ts'
import { isbnOf } from '../demonstration/isbn.ts'
import { pictureContent } from '../items/content.ts'
import { coverSize } from '../items/otmm.ts'
import { instantAgo } from '../items/subject.ts'
import type { WorldProduct, WorldResource, WorldWork } from '../world.ts'
import { awkward } from './awkward.ts'

const changedProducts: Record<number, Partial<WorldProduct>> = {
  [awkward.productWithoutIsbn]: { isbn: null, publicationDate: null, priceGbp: null },
  // Consonance keeps such a product worldwide: the status alone says that it is not ours any more.
  [awkward.productNoLongerOurs]: { status: '05' },
  [awkward.productNotInOnix]: { allowOnixExports: false },
}

export const withChangedProducts = (work: WorldWork): WorldWork => ({
  ...work,
  products: work.products.map((product) => ({ ...product, ...changedProducts[product.id] })),
})

/** Titles that are out have a cover in Consonance; the show title has its announcement cover. */
export function resourcesOf(work: WorldWork, design: Design, today: Day): WorldResource[] {
  const isShow = work.id === 50_042
  if (!isShow && !(work.stage === 'Published' && work.id % 2 === 0)) return []
  const earlier = {
    ...design,
    seed: design.seed + 1,
    palette: isShow ? 'sea' : design.palette,
  } as const
  return [
    {
      id: 880_000 + (work.id - 50_000),
      role: 'front-cover',
      productIds: work.products.slice(0, isShow ? 1 : 3).map((product) => product.id),
      caption: isShow ? 'Announcement cover' : `Cover of ${work.title}`,
      copyright: `© ${work.imprint.name}`,
      requiredCredit: null,
      createdAt: instantAgo(today, isShow ? 170 : 400),
      content: pictureContent(`${work.products[0]?.isbn ?? work.id}.jpg`, {
        size: coverSize,
        draw: () => frontCover(earlier, coverSize),
      }),
    },
  ]
}

/** Another customer of the same Consonance host. */
export const foreignWorksOf = (works: WorldWork[]): WorldWork[] =>
  works.slice(1, 3).map((work, index) => ({
    ...work,
    id: awkward.foreignWork + index,
    title: index === 0 ? 'The Rival’s Reckoning' : 'Somebody Else’s Summer',
    reference: `RV-${index + 1}`,
    imprint: { id: 900, name: 'Rival House' },
    products: work.products.map((product, place) => ({
      ...product,
      id: 790_000 + index * 10 + place,
      isbn: isbnOf(9900 + index * 10 + place),
      title: index === 0 ? 'The Rival’s Reckoning' : 'Somebody Else’s Summer',
    })),
    resources: [],
  }))
