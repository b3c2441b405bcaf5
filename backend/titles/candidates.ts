import type { Candidate, Candidates as CandidatesView, SystemState } from '#shared/api/titles.ts'
import { itemKey, type Item } from '#shared/domain/item.ts'
import type { Notice } from '#shared/domain/notice.ts'
import type { Principal } from '#shared/domain/principal.ts'
import type { Role } from '#shared/domain/role.ts'
import { titleKeys, type Title } from '#shared/domain/title.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import { maySee } from '#backend/access/permissions.ts'
import { coverObjections } from '#backend/actions/cover-objections.ts'
import type { Database } from '#backend/store/database.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import { usedElsewhere } from './links-and-records.ts'
import { keepItems } from './title-rows.ts'
import type { RowContext, Views } from './view.ts'

const deadlineMs = 8_000
const limit = 60

export interface Candidates {
  /** Items to pick from for a role, each with what speaks against it. A system that fails is said so, the others stay. */
  find(
    workId: number,
    role: Role,
    words: string,
    principal: Principal,
  ): Promise<CandidatesView | null>
}

export function createCandidates(
  db: Database,
  systems: readonly ConnectedSystem[],
  pickFrom: string[],
  views: Views,
): Candidates {
  const asked = systems.filter(({ id, can }) => can.library && pickFrom.includes(id))

  async function search(
    system: ConnectedSystem,
    title: Title,
    role: Role,
    words: string,
    principal: Principal,
  ): Promise<{ items: Item[]; state: SystemState }> {
    const state = {
      system: system.id,
      label: system.label,
      seenAt: new Date().toISOString(),
      items: 0,
      incomplete: false,
    }
    try {
      const answer = await system.can.library!.search(
        { keys: titleKeys(title), words, role, limit },
        { signal: AbortSignal.timeout(deadlineMs), principal, urgency: 'person' },
      )
      const items = answer.items.filter(
        (item) =>
          maySee(principal, item.documentClass) &&
          (item.role === role || item.mediaType.startsWith('image/')),
      )
      return {
        items,
        state: {
          ...state,
          state: 'fresh',
          problem: null,
          items: items.length,
          incomplete: !answer.complete,
        },
      }
    } catch (error) {
      const problem =
        error instanceof SystemFailure
          ? error.message
          : `no answer within ${deadlineMs / 1000} seconds`
      return { items: [], state: { ...state, state: 'down', seenAt: null, problem } }
    }
  }

  async function candidate(item: Item, context: RowContext): Promise<Candidate> {
    const { reading, now } = context
    const row = views.row(item, now, context)
    const editions =
      row.editions.length > 0 ? row.editions : reading.title.products.map(({ id }) => id)
    const notices = [
      ...coverObjections(item, reading.title, editions, views.labelOf),
      ...clearanceObjection(row.rights, context, editions),
    ]
    return {
      row,
      notices,
      usable: !notices.some(({ weight }) => weight === 'refusal'),
      usedElsewhere: await usedElsewhere(db, item.ref, reading.title.workId),
    }
  }

  /** Not cleared keeps it from going out in ONIX; where no edition goes out it is a warning. */
  function clearanceObjection(
    rights: Candidate['row']['rights'],
    { reading }: RowContext,
    editions: number[],
  ): Notice[] {
    if (rights.verdict === 'cleared') return []
    const goesOut = reading.title.products.some(
      ({ id, allowOnixExports }) => editions.includes(id) && allowOnixExports !== false,
    )
    return [
      {
        code: 'not-cleared',
        weight: goesOut ? 'refusal' : 'warning',
        args: { verdict: rights.verdict, reason: rights.reason?.code ?? null },
      },
    ]
  }

  return {
    async find(workId, role, words, principal) {
      const context = await views.context(workId, principal)
      if (!context) return null
      const answers = await Promise.all(
        asked.map((system) => search(system, context.reading.title, role, words, principal)),
      )
      const items = new Map(
        answers.flatMap((answer) => answer.items.map((item) => [itemKey(item.ref), item])),
      )
      // Thumbnails and plans are allowed only for items that are in the rows.
      await keepItems(db, [...items.values()], context.now)
      const candidates = await Promise.all(
        [...items.values()].map((item) => candidate(item, context)),
      )
      const matching = (one: Candidate): number =>
        Number(one.usable) * 4 +
        Number(one.row.role === role) * 2 +
        Number(one.row.editions.length > 0)
      return {
        candidates: candidates.sort((a, b) => matching(b) - matching(a)),
        systems: answers.map(({ state }) => state),
      }
    },
  }
}
