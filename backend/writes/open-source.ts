import { SystemFailure } from '#shared/domain/failure.ts'
import type { Spool } from '#backend/spool/spool.ts'
import type { ConnectedSystem } from '#backend/systems/port.ts'
import type { OpenSource } from './write-context.ts'

/** Opens the bytes of an item in its system, or of a spooled file. */
export function openSourceOf(systems: readonly ConnectedSystem[], spool: Spool): OpenSource {
  return async (source, offset, context) => {
    if (source.kind === 'spool') {
      const content = await spool.open(source.id, offset)
      if (content) return content
      throw new SystemFailure('not-found', {
        system: 'slipcase',
        operation: 'open',
        message: 'the dropped file has expired or was removed; drop it again',
      })
    }
    const { ref, rendition } = source
    const library = systems.find(({ id }) => id === ref.system)?.can.library
    const content = (await library?.open(ref, rendition, offset, context)) ?? null
    if (content) return content
    throw new SystemFailure('not-found', {
      system: ref.system,
      operation: 'open',
      message:
        rendition === 'jpeg'
          ? `${ref.system} has no JPEG rendition of this item`
          : `the file is no longer in ${ref.system}`,
    })
  }
}
