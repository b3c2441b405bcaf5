import { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Operation, Titles } from '#backend/systems/port.ts'
import type { Spool } from './spool.ts'

// The resource's own fields travel in the input, so that they stay with the write for undo.
const input = z.looseObject({ workId: z.number(), resourceId: z.number(), fileName: z.string() })
const output = z.object({ spoolId: z.string(), bytes: z.number(), sha256: z.string() })

/** How long an earlier cover can be brought back. */
export const keptForMs = 90 * 24 * 3600_000

/** Keeps a copy of a supporting resource's bytes, so that undo can bring it back after it was retired. */
export function keepResource(
  spool: Spool,
  titles: Titles,
): Operation<z.infer<typeof input>, z.infer<typeof output>> {
  return {
    input,
    output,
    find: async () => null,
    async perform({ workId, resourceId, fileName }, context) {
      const content = await titles.openResource(workId, resourceId, context)
      if (!content)
        throw new SystemFailure('not-found', {
          system: 'consonance',
          operation: 'keep',
          message: `the earlier cover (resource ${resourceId}) is gone`,
        })
      const kept = await spool.put({
        stream: content.stream,
        owner: 'undo',
        fileName,
        mediaType: content.mediaType,
        keepMs: keptForMs,
        facts: { workId, resourceId },
      })
      return { spoolId: kept.id, bytes: kept.bytes, sha256: kept.sha256 }
    },
    async confirm({ spoolId }) {
      const kept = await spool.find(spoolId)
      if (!kept)
        return { kind: 'contradicted', reason: 'the copy of the earlier cover could not be kept' }
      return {
        kind: 'confirmed',
        proof: {
          level: 'checksum',
          sha256: kept.sha256,
          bytes: kept.bytes,
          at: new Date().toISOString(),
          facts: {},
        },
      }
    },
  }
}
