import QuickLRU from 'quick-lru'
import type { Principal } from '#shared/domain/principal.ts'
import { maySee } from '#backend/access/permissions.ts'
import { inspectFile, type FileFacts } from '#backend/files/inspect.ts'
import type { Spool } from '#backend/spool/spool.ts'
import type { Database } from '#backend/store/database.ts'
import type { CallContext, ConnectedSystem } from '#backend/systems/port.ts'
import { openLinks, usedElsewhere } from '#backend/titles/links-and-records.ts'
import type { Refresher } from '#backend/titles/refresh.ts'
import type { OpenSource } from '#backend/writes/write-context.ts'
import type { ActionRules, World } from './action.ts'

export interface WorldParts {
  db: Database
  systems: readonly ConnectedSystem[]
  refresher: Refresher
  spool: Spool
  openSource: OpenSource
  publicUrl(): string | null
  rules: ActionRules
}

/** Builds what actions may read, for one person. Facts of files are kept: a version's bytes do not change. */
export function createWorlds(
  parts: WorldParts,
): (principal: Principal, signal: AbortSignal) => World {
  const inspected = new QuickLRU<string, Promise<FileFacts>>({ maxSize: 500 })
  const titles = parts.systems.find((system) => system.can.titles)
  const filing = parts.systems.find((system) => system.can.filing)

  return (principal, signal) => {
    const context: CallContext = { signal, principal, urgency: 'person' }
    return {
      principal,
      signal,
      publicUrl: parts.publicUrl(),
      titlesSystem: titles?.id ?? null,
      filingSystem: filing?.id ?? null,
      rules: parts.rules,
      title: (workId) => parts.refresher.readTitle(workId, context),
      async item(ref) {
        const item =
          (await parts.systems
            .find(({ id }) => id === ref.system)
            ?.can.library?.get(ref, context)) ?? null
        return item && maySee(principal, item.documentClass) ? item : null
      },
      roleOfResource: (resourceRole) => titles?.can.titles?.roleOf(resourceRole) ?? null,
      labelOf: (system) => parts.systems.find(({ id }) => id === system)?.label ?? system,
      inspect(source, fileName) {
        const key = JSON.stringify([source, fileName])
        const held = inspected.get(key)
        if (held) return held
        const looking = parts
          .openSource(source, 0, context)
          .then((content) => inspectFile(content, fileName))
        inspected.set(key, looking)
        looking.catch(() => inspected.delete(key))
        return looking
      },
      links: (workId) => openLinks(parts.db, workId),
      usedElsewhere: (ref, workId) => usedElsewhere(parts.db, ref, workId),
      spooled: (id) => parts.spool.find(id),
      async filedDocuments(workId) {
        const workspace = await filing?.can.filing?.workspaceOf(workId, context)
        return workspace ? filing!.can.filing!.documents(workspace.workspaceId, context) : []
      },
      doneEffects: (effectKeys) =>
        effectKeys.length === 0
          ? Promise.resolve([])
          : parts.db
              .selectFrom('writes')
              .selectAll()
              .where('effect_key', 'in', effectKeys)
              .where('state', '=', 'done')
              .execute(),
    }
  }
}
