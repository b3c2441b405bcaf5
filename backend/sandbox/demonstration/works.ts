import { type Day, addMonths, dayText } from '#shared/domain/day.ts'
import { formatOf } from '#shared/domain/title.ts'
import { random, seedOf } from '../random.ts'
import type { WorldProduct, WorldWork } from '../world.ts'
import { type Entry, imprints } from './entry.ts'
import { fiction } from './fiction.ts'
import { isbnOf } from './isbn.ts'
import { otherTitles } from './other-titles.ts'
import { salesOf } from './sales.ts'

const showTitle = 50042

/** All demonstration titles, the show title first, then by id. */
export const entries: Entry[] = [...fiction, ...otherTitles].sort(
  (a, b) => Number(b.id === showTitle) - Number(a.id === showTitle) || a.id - b.id,
)

const editionNames = {
  hardback: 'Hardback',
  paperback: 'B format paperback',
  ebook: 'Ebook',
  audio: 'Audiobook download',
  other: 'Other',
} as const
const prices = { hardback: 16, paperback: 9, ebook: 6, audio: 17, other: 9 } as const

export function worksOf(today: Day, seed: number): WorldWork[] {
  const people = new Map<string, number>()
  const personId = (name: string): number => {
    const id = people.get(name) ?? 801 + people.size
    people.set(name, id)
    return id
  }
  let laterPublications = 9470
  return entries.map((entry) => {
    const isShow = entry.id === showTitle
    const firstProduct = isShow ? 700_101 : 700_200 + (entry.id - 50_000) * 10
    const products = entry.forms.map((form, index) =>
      productOf(entry, form, {
        id: firstProduct + index,
        isbn: isbnOf(isShow ? 9462 + index : laterPublications++),
        today,
        seed,
      }),
    )
    return {
      id: entry.id,
      title: entry.title,
      subtitle: entry.subtitle,
      reference: `HL-${String(entry.id - 50_000).padStart(4, '0')}`,
      imprint: imprints[entry.imprint],
      contributors: [['A01', entry.author] as const, ...entry.others].map(([roleCode, name]) => ({
        id: personId(name),
        name,
        roleCode,
      })),
      stage: stageOf(entry.months),
      season: seasonOf(addMonths(today, entry.months)),
      products,
      resources: [],
    }
  })
}

function productOf(
  entry: Entry,
  form: string,
  facts: { id: number; isbn: string; today: Day; seed: number },
): WorldProduct {
  const format = formatOf(form)
  const chooses = random(seedOf('product', facts.seed, facts.id))
  // A paperback that follows the hardback comes out eleven months later.
  const follows = form === 'BC' && entry.forms[0] === 'BB'
  const months = entry.months + (follows ? 11 : 0)
  const published = addMonths(facts.today, months)
  // Day 0 was a Thursday, the day on which British publishers publish.
  const ownDay = published - (published % 7)
  return {
    id: facts.id,
    isbn: facts.isbn,
    form,
    title: entry.title,
    edition: editionNames[format],
    status: ownDay <= facts.today ? '04' : '02',
    publicationDate: dayText(ownDay),
    allowOnixExports: true,
    ...salesOf[entry.sales],
    pages: format === 'audio' ? null : random(seedOf('pages', entry.id)).whole(8, 27) * 16,
    priceGbp: `${prices[format] + chooses.whole(0, 3)}.99`,
  }
}

const stageOf = (months: number): string =>
  months < 0 ? 'Published' : months < 4 ? 'In production' : months < 9 ? 'Editorial' : 'Acquired'

function seasonOf(published: Day): string {
  const [year, month] = dayText(published).split('-')
  return `${Number(month) <= 6 ? 'Spring' : 'Autumn'} ${year}`
}
