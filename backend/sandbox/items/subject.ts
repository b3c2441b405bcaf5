import { type Day, addMonths, dayText } from '#shared/domain/day.ts'
import { type Format, formatOf } from '#shared/domain/title.ts'
import type { Design } from '../bytes/cover-art.ts'
import type { BookText } from '../bytes/interior-pdf.ts'
import type { Random } from '../random.ts'
import type { WorldWork } from '../world.ts'

/** What a work's items are made from. */
export interface Subject {
  work: WorldWork
  design: Design
  today: Day
  random: Random
}

export const isbnsOf = (work: WorldWork, ...formats: Format[]): string[] =>
  work.products.flatMap((product) =>
    product.isbn && formats.includes(formatOf(product.form)) ? [product.isbn] : [],
  )

export const hasFormat = (work: WorldWork, ...formats: Format[]): boolean =>
  work.products.some((product) => formats.includes(formatOf(product.form)))

export const isOut = (work: WorldWork): boolean =>
  work.products.some((product) => product.status === '04')

export const monthsFrom = (today: Day, months: number): string => dayText(addMonths(today, months))
export const daysFrom = (today: Day, days: number): string => dayText(today + days)
/** An instant in working hours, so many days before today. */
export const instantAgo = (today: Day, days: number, hour = 10): string =>
  `${dayText(today - days)}T${String(hour).padStart(2, '0')}:12:00Z`

/** The title as it stands in file names. @example slug({ title: 'The Salt Almanac' }) // 'salt-almanac' */
export const slug = (work: Pick<WorldWork, 'title' | 'id'>): string =>
  work.title
    .normalize('NFD')
    .replace(/\p{M}|[’']/gu, '')
    .toLowerCase()
    .replace(/^(the|a|an) /, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || `title-${work.id}`

export const bookOf = ({ work, design }: Subject, isbn: string | null): BookText => ({
  title: work.title,
  author: design.author,
  imprint: work.imprint.name,
  isbn,
  seed: design.seed,
})
