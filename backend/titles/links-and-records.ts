import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { ItemRef } from '#shared/domain/item.ts'
import type { Database } from '#backend/store/database.ts'
import type { LinkTable } from '#backend/store/schema.ts'

export type LinkRow = Selectable<LinkTable>

export const openLinks = (db: Database, workId: number): Promise<LinkRow[]> =>
  db
    .selectFrom('links')
    .selectAll()
    .where('work_id', '=', workId)
    .where('ended_at', 'is', null)
    .execute()

/** Other works that use any version of the item. */
export async function usedElsewhere(
  db: Database,
  ref: ItemRef,
  workId: number,
): Promise<{ workId: number; title: string }[]> {
  const rows = await db
    .selectFrom('links')
    .leftJoin('works', 'works.work_id', 'links.work_id')
    .select(['links.work_id', 'works.title'])
    .where('links.system', '=', ref.system)
    .where('links.item_id', '=', ref.id)
    .where('links.work_id', '!=', workId)
    .where('links.ended_at', 'is', null)
    .distinct()
    .execute()
  return rows.map((row) => ({
    workId: row.work_id,
    title: row.title?.title ?? `work ${row.work_id}`,
  }))
}

export interface ArchivedRecord {
  ref: ItemRef
  record: {
    number: string | null
    classification: string | null
    version: string | null
    webUrl: string | null
    retention: string | null
    onHold: boolean
  }
}

const filed = z.object({
  source: z.object({
    kind: z.literal('item'),
    ref: z.object({ system: z.string(), id: z.string(), version: z.string() }),
  }),
})
const filedAs = z.object({
  recordNumber: z.string().nullable(),
  version: z.string(),
  webUrl: z.string().nullable(),
})

/** Item versions that were filed through Slipcase, newest filing first. */
export async function archivedRecords(db: Database, workId: number): Promise<ArchivedRecord[]> {
  const rows = await db
    .selectFrom('writes')
    .select(['input', 'output'])
    .where('work_id', '=', workId)
    .where('state', '=', 'done')
    .where(sql<boolean>`call->>'operation' = 'fileDocument'`)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.flatMap(({ input, output }) => {
    const from = filed.safeParse(input.value)
    const as = filedAs.safeParse(output)
    if (!from.success || !as.success) return []
    return [
      {
        ref: from.data.source.ref,
        record: {
          number: as.data.recordNumber,
          classification: null,
          version: as.data.version,
          webUrl: as.data.webUrl,
          retention: null,
          onHold: false,
        },
      },
    ]
  })
}
