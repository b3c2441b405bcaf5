import { type Day, dayOf, dayOfInstant } from '#shared/domain/day.ts'
import { addedItems } from './awkward/added-items.ts'
import { awkward } from './awkward/awkward.ts'
import { changedItems } from './awkward/changed-items.ts'
import { foreignWorksOf, resourcesOf, withChangedProducts } from './awkward/changed-works.ts'
import { entries, worksOf } from './demonstration/works.ts'
import { ourName } from './items/agreement.ts'
import { designOf } from './items/design-of.ts'
import { itemsOf } from './items/items-of.ts'
import type { Subject } from './items/subject.ts'
import { random, seedOf } from './random.ts'
import type { World, WorldWork } from './world.ts'

export interface PublisherOptions {
  /** `YYYY-MM-DD`: the day on which embargoes run and licences have ended. Default: today, in UTC. */
  today?: string
}

/**
 * The demonstration publisher: deterministic for a seed and a day, quick to make because no file
 * exists before somebody asks for its bytes. What is odd in it on purpose is listed in `awkward`.
 */
export function publisher(seed = 1, options: PublisherOptions = {}): World {
  const today = dayFrom(options)
  const looks = new Map(entries.map((entry) => [entry.id, entry.look]))
  const subjects = new Map<number, Subject>()
  const works = worksOf(today, seed).map((plain): WorldWork => {
    const changed = withChangedProducts(plain)
    const design = designOf(changed, seed, looks.get(changed.id))
    const work = { ...changed, resources: resourcesOf(changed, design, today) }
    subjects.set(work.id, { work, design, today, random: random(seedOf('items', seed, work.id)) })
    return work
  })
  const subjectOf = (workId: number): Subject => {
    const subject = subjects.get(workId)
    if (!subject) throw new RangeError(`the demonstration has no work ${workId}`)
    return subject
  }
  const items = works.flatMap((work) => {
    if (work.id === awkward.workWithNothing) return []
    const subject = subjectOf(work.id)
    return itemsOf(subject)
      .filter((item) => work.id !== awkward.workWithoutAgreement || item.agreement === null)
      .map((item) => ({ ...item, ...changedItems[item.key]?.(item, subject) }))
  })
  return {
    client: { id: 1, name: ourName },
    works,
    foreignWorks: foreignWorksOf(works),
    items: [...items, ...addedItems(subjectOf)],
  }
}

export const dayFrom = ({ today }: PublisherOptions): Day => {
  const day = today === undefined ? dayOfInstant(new Date()) : dayOf(today)
  if (day === null) throw new RangeError(`${today} is not a day such as 2026-11-21`)
  return day
}
