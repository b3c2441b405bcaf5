import type { Title } from '#shared/domain/title.ts'
import type { Database } from '#backend/store/database.ts'
import type { TitleReading } from './evidence.ts'

/** Everything that the rows hold about a work; null when it was never read. */
export async function readRows(db: Database, workId: number): Promise<TitleReading | null> {
  const [work, items, freshness] = await Promise.all([
    db.selectFrom('works').selectAll().where('work_id', '=', workId).executeTakeFirst(),
    db
      .selectFrom('items')
      .innerJoin('title_items', (join) =>
        join
          .onRef('title_items.system', '=', 'items.system')
          .onRef('title_items.id', '=', 'items.id')
          .onRef('title_items.version', '=', 'items.version'),
      )
      .select(['items.item', 'items.seen_at'])
      .where('title_items.work_id', '=', workId)
      .execute(),
    db.selectFrom('freshness').selectAll().where('work_id', '=', workId).execute(),
  ])
  if (!work) return null
  const title: Title = work.title
  const byKey = new Map(
    items.map(({ item, seen_at }) => [
      JSON.stringify([item.ref.system, item.ref.id, item.ref.version]),
      { item, seenAt: seen_at },
    ]),
  )
  return {
    title,
    titleSeenAt: work.seen_at,
    items: byKey,
    agreements: items.flatMap(({ item }) => (item.agreement ? [item.agreement] : [])),
    freshness: new Map(freshness.map((row) => [row.system, row])),
  }
}
