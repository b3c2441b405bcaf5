import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { titleKeys, type Title } from '#shared/domain/title.ts'
import type { CallContext, ConnectedSystem } from '#backend/systems/port.ts'
import type { Database } from '#backend/store/database.ts'
import { deadlineMs, isResting, problemOf, settleTurn, takeTurn } from './freshness.ts'
import type { Tables } from '#backend/store/schema.ts'
import { keepTitle, writeItems } from './title-rows.ts'

/**
 * Which readings are good enough: any that is young; any that is under way; or only one that begins
 * now, which waits for one under way to end first.
 */
export type When = 'not young' | 'not under way' | 'from now'

/** What a system said, ready to be written into the rows. */
interface Reading {
  complete: boolean
  write(tx: Transaction<Tables>): Promise<void>
}

export interface Refresher {
  /**
   * Asks the systems in parallel and writes what they say into the rows. One refresh a title and
   * system at a time, across processes. Settles when all have answered or failed; failures become
   * rows, never rejections.
   */
  refresh(workId: number, options?: { when?: When; only?: string[] }): Promise<void>
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
    await keepTitle(db, titles.id, title)
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

  async function ask(
    workId: number,
    system: string,
    when: When,
    read: (context: CallContext) => Promise<Reading>,
  ): Promise<void> {
    while (!(await takeTurn(db, workId, system, when !== 'not young'))) {
      if (when !== 'from now') return
      await sleep(50, undefined, { signal: stopping.signal })
    }
    try {
      const { complete, write } = await read({
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(deadlineMs)]),
        principal: null,
        urgency: 'person',
      })
      await db.transaction().execute(async (tx) => {
        // What was read can be read again: no need to wait for the disk.
        await sql`set local synchronous_commit = off`.execute(tx)
        await write(tx)
        await settleTurn(tx, workId, system, { seenAt: new Date(), problem: null, complete })
      })
    } catch (error) {
      // A stop is no fault of the system; the row is asked for again at the next look.
      const problem = stopping.signal.aborted ? null : problemOf(error)
      await settleTurn(db, workId, system, { problem, complete: true })
    }
  }

  async function refreshNow(workId: number, when: When, only?: string[]): Promise<void> {
    const due = await maybeDue(workId, when)
    const asked = (id: string): boolean => due(id) && (!only || only.includes(id))
    const row = await db
      .selectFrom('works')
      .select('title')
      .where('work_id', '=', workId)
      .executeTakeFirst()
    let title = row?.title ?? null
    const readTitles = async (): Promise<void> => {
      if (!titles || !asked(titles.id)) return
      await ask(workId, titles.id, when, async (context) => {
        title = (await readTitle(workId, context)) ?? title
        return { complete: true, write: async () => {} }
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
          ask(workId, id, when, async (context) => {
            const answer = await can.library!.byTitle(keys, context)
            return {
              complete: answer.complete,
              write: (tx) => writeItems(tx, workId, id, answer.items, answer.complete),
            }
          }),
        ),
    ])
  }

  /** Systems whose reading may be due; the turn itself decides, but asking for it costs a write. */
  async function maybeDue(workId: number, when: When): Promise<(id: string) => boolean> {
    if (when !== 'not young') return () => true
    const rows = await db
      .selectFrom('freshness')
      .selectAll()
      .where('work_id', '=', workId)
      .execute()
    const resting = new Set(
      rows.filter((row) => isResting(row, new Date())).map(({ system }) => system),
    )
    return (id) => !resting.has(id)
  }

  return {
    readTitle,
    title: heldTitle,
    refresh(workId, { when = 'not young', only } = {}) {
      const work = refreshNow(workId, when, only)
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
