import { SystemFailure } from '#shared/domain/failure.ts'
import type { Transaction } from 'kysely'
import type { Database } from '#backend/store/database.ts'
import { announce } from '#backend/store/live-channel.ts'
import type { Tables } from '#backend/store/schema.ts'

/** Each system has its own time to answer; one that is slow or broken holds up no other. */
export const deadlineMs = 20_000
/** A row younger than this is not asked for again just because somebody looks. */
export const youngMs = 15_000

/** Somebody is asking, or has asked a moment ago with success. */
export const isResting = (
  row: { asking_until: Date | null; seen_at: Date | null; problem: string | null },
  now: Date,
): boolean =>
  (row.asking_until !== null && row.asking_until >= now) ||
  (row.seen_at !== null && !row.problem && row.seen_at.getTime() >= now.getTime() - youngMs)

/** True when this process is the one to ask now. */
export async function takeTurn(
  db: Database,
  workId: number,
  system: string,
  force: boolean,
): Promise<boolean> {
  const now = new Date()
  const turn = await db
    .insertInto('freshness')
    .values({
      work_id: workId,
      system,
      asking_until: new Date(now.getTime() + deadlineMs + 5_000),
      seen_at: null,
      problem: null,
      complete: true,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['work_id', 'system'])
        .doUpdateSet({ asking_until: (eb) => eb.ref('excluded.asking_until') })
        .where((eb) =>
          eb.or([eb('freshness.asking_until', 'is', null), eb('freshness.asking_until', '<', now)]),
        )
        .where((eb) =>
          force
            ? eb.val(true)
            : eb.or([
                eb('freshness.seen_at', 'is', null),
                eb('freshness.problem', 'is not', null),
                eb('freshness.seen_at', '<', new Date(now.getTime() - youngMs)),
              ]),
        ),
    )
    .returning('system')
    .executeTakeFirst()
  return turn !== undefined
}

/** Writes down how the turn ended, and tells the open pages. */
export async function settleTurn(
  db: Database | Transaction<Tables>,
  workId: number,
  system: string,
  result: { seenAt?: Date; problem: string | null; complete: boolean },
): Promise<void> {
  await db
    .updateTable('freshness')
    .set({
      asking_until: null,
      problem: result.problem,
      complete: result.complete,
      ...(result.seenAt ? { seen_at: result.seenAt } : {}),
    })
    .where('work_id', '=', workId)
    .where('system', '=', system)
    .execute()
  await announce(db, { kind: 'title-changed', workId })
}

/** What to show of a failure; the text of an error that nobody foresaw is not for people. */
export const problemOf = (error: unknown): string =>
  error instanceof SystemFailure
    ? error.message
    : error instanceof DOMException && error.name === 'TimeoutError'
      ? `no answer within ${deadlineMs / 1000} seconds`
      : 'reading failed'
