import { SystemFailure } from '#shared/domain/failure.ts'
import type { Item } from '#shared/domain/item.ts'
import { titleKeys, type Title } from '#shared/domain/title.ts'
import type { CallContext, ConnectedSystem } from '#backend/systems/port.ts'
import type { Database } from '#backend/store/database.ts'
import { json } from '#backend/store/json.ts'
import { announce } from '#backend/store/live-channel.ts'

/** Each system has its own time to answer; one that is slow or broken holds up no other. */
const deadlineMs = 20_000
/** A row younger than this is not asked for again just because somebody looks. */
export const youngMs = 15_000

export interface Refresher {
  /**
   * Asks the systems whose reading of the title is not young (all of them with `force`), in parallel,
   * and writes what they say into the rows. One refresh a title and system at a time, across
   * processes. Settles when all have answered or failed; failures become rows, never rejections.
   */
  refresh(workId: number, options?: { force?: boolean; only?: string[] }): Promise<void>
  /** The title itself, from the rows or, when it was never seen, from the titles system. Null: there is no such work. */
  title(workId: number, context: CallContext): Promise<Title | null>
  /** Reads the title from its system now. */
  readTitle(workId: number, context: CallContext): Promise<Title | null>
  /** Ends what is under way; a system that does not answer must not hold up a stop. */
  close(): Promise<void>
}

export function createRefresher(
  db: Database,
  systems: readonly ConnectedSystem[],
  onError: (error: unknown) => void,
): Refresher {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const titles = systems.find((system) => system.can.titles)
  const libraries = systems.filter((system) => system.can.library)

  async function readTitle(workId: number, context: CallContext): Promise<Title | null> {
    if (!titles?.can.titles) return null
    const title = await titles.can.titles.read(workId, context)
    if (!title) return null
    const seenAt = new Date()
    await db
      .insertInto('works')
      .values({ work_id: workId, title: json(title), seen_at: seenAt })
      .onConflict((conflict) =>
        conflict.column('work_id').doUpdateSet({ title: json(title), seen_at: seenAt }),
      )
      .execute()
    await db
      .insertInto('freshness')
      .values({
        work_id: workId,
        system: titles.id,
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
    return title
  }

  async function heldTitle(workId: number, context: CallContext): Promise<Title | null> {
    const row = await db
      .selectFrom('works')
      .select('title')
      .where('work_id', '=', workId)
      .executeTakeFirst()
    return row?.title ?? readTitle(workId, context)
  }

  /** True when this process is the one to ask now. */
  async function takeTurn(workId: number, system: string, force: boolean): Promise<boolean> {
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
            eb.or([
              eb('freshness.asking_until', 'is', null),
              eb('freshness.asking_until', '<', now),
            ]),
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

  async function settle(
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

  async function ask(
    workId: number,
    system: string,
    force: boolean,
    read: (context: CallContext) => Promise<boolean>,
  ): Promise<void> {
    if (!(await takeTurn(workId, system, force))) return
    try {
      const complete = await read({
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(deadlineMs)]),
        principal: null,
        urgency: 'person',
      })
      await settle(workId, system, { seenAt: new Date(), problem: null, complete })
    } catch (error) {
      // A stop is no fault of the system; the row is asked for again at the next look.
      const problem = stopping.signal.aborted ? null : problemOf(error)
      await settle(workId, system, { problem, complete: true })
    }
  }

  async function refreshNow(workId: number, force: boolean, only?: string[]): Promise<void> {
    const asked = (id: string): boolean => !only || only.includes(id)
    const row = await db
      .selectFrom('works')
      .select('title')
      .where('work_id', '=', workId)
      .executeTakeFirst()
    let title = row?.title ?? null
    const readTitles = async (): Promise<void> => {
      if (!titles || !asked(titles.id)) return
      await ask(workId, titles.id, force, async (context) => {
        title = (await readTitle(workId, context)) ?? title
        return true
      })
    }
    // A title that was never seen has no ISBNs to ask with; otherwise nobody waits for anybody.
    const first = readTitles()
    if (!title) await first
    if (!title) return
    const keys = titleKeys(title)
    await Promise.all([
      first,
      ...libraries
        .filter(({ id }) => asked(id))
        .map(({ id, can }) =>
          ask(workId, id, force, async (context) => {
            const answer = await can.library!.byTitle(keys, context)
            await writeItems(db, workId, id, answer.items, answer.complete)
            return answer.complete
          }),
        ),
    ])
  }

  return {
    readTitle,
    title: heldTitle,
    refresh(workId, { force = false, only } = {}) {
      const work = refreshNow(workId, force, only)
        .catch(onError)
        .finally(() => running.delete(work))
      running.add(work)
      return work
    },
    async close() {
      stopping.abort(new Error('stopping'))
      await Promise.all(running)
    },
  }
}

/** Replaces what the system said of this title. A cut list adds and updates, but proves no absence. */
export async function writeItems(
  db: Database,
  workId: number,
  system: string,
  items: Item[],
  complete: boolean,
): Promise<void> {
  const seenAt = new Date()
  await db.transaction().execute(async (tx) => {
    if (complete)
      await tx
        .deleteFrom('title_items')
        .where('work_id', '=', workId)
        .where('system', '=', system)
        .execute()
    if (items.length === 0) return
    await tx
      .insertInto('items')
      .values(items.map((item) => ({ ...item.ref, item: json(item), seen_at: seenAt })))
      .onConflict((conflict) =>
        conflict.columns(['system', 'id', 'version']).doUpdateSet((eb) => ({
          item: eb.ref('excluded.item'),
          seen_at: eb.ref('excluded.seen_at'),
        })),
      )
      .execute()
    await tx
      .insertInto('title_items')
      .values(items.map(({ ref }) => ({ work_id: workId, ...ref })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

const problemOf = (error: unknown): string =>
  error instanceof SystemFailure
    ? error.message
    : error instanceof DOMException && error.name === 'TimeoutError'
      ? `no answer within ${deadlineMs / 1000} seconds`
      : 'reading failed'
