import { z } from 'zod'
import type { CallContext, Operation, RetireResource } from '#backend/systems/port.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Connection } from './connection.ts'
import { deleteImage } from './delete-image.ts'
import { readResources } from './read-title.ts'

const shape: z.ZodType<RetireResource> = z.object({ workId: z.int(), resourceId: z.int() })

/** Deletes a supporting resource. One that the work no longer has is done. */
export function retireResource(connection: Connection): Operation<RetireResource, RetireResource> {
  async function isGone(target: RetireResource, context: CallContext): Promise<boolean> {
    const resources = await readResources(connection, target.workId, context)
    return resources.every((resource) => resource.id !== target.resourceId)
  }

  return {
    input: shape,
    output: shape,
    find: async (target, context) => ((await isGone(target, context)) ? target : null),

    async perform(target, context) {
      try {
        await deleteImage(connection, target.resourceId, context)
      } catch (cause) {
        // How deleting what is gone already is answered is not documented.
        const said = cause instanceof SystemFailure ? cause.kind : null
        const perhapsGone = said === 'rejected' || said === 'not-found'
        if (!perhapsGone || !(await isGone(target, context))) throw cause
      }
      return target
    },

    async confirm(_output, target, context) {
      if (!(await isGone(target, context)))
        return { kind: 'contradicted', reason: 'Consonance still has the image' }
      const at = connection.now().toISOString()
      const facts = { resourceId: target.resourceId }
      return {
        kind: 'confirmed',
        proof: { level: 'read-back', sha256: null, bytes: null, at, facts },
      }
    },
  }
}
