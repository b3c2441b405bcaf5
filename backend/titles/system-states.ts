import type { SystemState } from '#shared/api/titles.ts'
import type { Principal } from '#shared/domain/principal.ts'
import { maySee } from '#backend/access/permissions.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import type { TitleReading } from './evidence.ts'
import { youngMs } from './freshness.ts'

/** How each system stands, with the number of its items that this person may see. */
export function systemStates(
  systems: readonly ConnectedSystem[],
  reading: TitleReading,
  principal: Principal,
  now: Date,
): SystemState[] {
  return systems.map(({ id, label }) => {
    const held = reading.freshness.get(id)
    const asking =
      held?.asking_until !== null && held?.asking_until !== undefined && held.asking_until > now
    const seenAt = held?.seen_at ?? null
    return {
      system: id,
      label,
      state: held?.problem
        ? 'down'
        : !seenAt
          ? 'asking'
          : now.getTime() - seenAt.getTime() > 10 * youngMs && !asking
            ? 'stale'
            : 'fresh',
      seenAt: seenAt?.toISOString() ?? null,
      problem: held?.problem ?? null,
      items: [...reading.items.values()].filter(
        ({ item }) => item.ref.system === id && maySee(principal, item.documentClass),
      ).length,
      incomplete: held ? !held.complete : false,
    }
  })
}
