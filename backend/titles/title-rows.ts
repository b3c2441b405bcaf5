import { itemKey, type Item } from '#shared/domain/item.ts'
import type { Title } from '#shared/domain/title.ts'
import type { Transaction } from 'kysely'
import type { Database } from '#backend/store/database.ts'
import { json } from '#backend/store/json.ts'
import type { Tables } from '#backend/store/schema.ts'

/** Keeps a title that was read just now. */
export async function keepTitle(db: Database, system: string, title: Title): Promise<void> {
  const seenAt = new Date()
  await db
    .insertInto('works')
    .values({ work_id: title.workId, title: json(title), seen_at: seenAt })
    .onConflict((conflict) =>
      conflict.column('work_id').doUpdateSet({ title: json(title), seen_at: seenAt }),
    )
    .execute()
  await db
    .insertInto('freshness')
    .values({
      work_id: title.workId,
      system,
      asking_until: null,
      seen_at: seenAt,
      problem: null,
      complete: true,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['work_id', 'system'])
        .doUpdateSet({ seen_at: seenAt, problem: null, complete: true }),
    )
    .execute()
}

/** Replaces what the system said of this title. A cut list adds and updates, but proves no absence. */
export async function writeItems(
  tx: Transaction<Tables>,
  workId: number,
  system: string,
  items: Item[],
  complete: boolean,
): Promise<void> {
  if (complete) {
    await tx
      .deleteFrom('title_items')
      .where('work_id', '=', workId)
      .where('system', '=', system)
      .execute()
  }
  if (items.length === 0) return
  await keepItems(tx, items, new Date())
  await tx
    .insertInto('title_items')
    .values(items.map(({ ref }) => ({ work_id: workId, ...ref })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps items as they were read, whether they match a title or were only found. */
export async function keepItems(
  db: Database | Transaction<Tables>,
  items: Item[],
  seenAt: Date,
): Promise<void> {
  if (items.length === 0) return
  // Two titles may share items: rows are locked in one order, so that neither waits for the other.
  const inOneOrder = items.toSorted((a, b) => (itemKey(a.ref) < itemKey(b.ref) ? -1 : 1))
  await db
    .insertInto('items')
    .values(inOneOrder.map((item) => ({ ...item.ref, item: json(item), seen_at: seenAt })))
    .onConflict((conflict) =>
      conflict.columns(['system', 'id', 'version']).doUpdateSet((eb) => ({
        item: eb.ref('excluded.item'),
        seen_at: eb.ref('excluded.seen_at'),
      })),
    )
    .execute()
}
