import { z } from 'zod'
import { roles } from '#shared/domain/role.ts'
import type { Database } from '#backend/store/database.ts'
import { json } from '#backend/store/json.ts'
import type { Operation } from '#backend/systems/port.ts'

const linkInput = z.object({
  workId: z.number(),
  productIds: z.array(z.number()),
  role: z.enum(roles),
  ref: z.object({ system: z.string(), id: z.string(), version: z.string() }),
  /** The supporting resource that shows it in Consonance. */
  resourceId: z.number().nullable(),
})
const linkOutput = z.object({ linkId: z.string() })

/**
 * Slipcase's own references: an item used for editions of a work, in a role, pinned to a version. The
 * write's reference is the link's id, so that repeating it makes no second link. Earlier links of the
 * same role end for the editions that the new one takes over.
 */
export function linkOperations(db: Database): {
  link: Operation<z.infer<typeof linkInput>, z.infer<typeof linkOutput>>
  unlink: Operation<{ linkId: string }, z.infer<typeof linkOutput>>
} {
  const readBack = async (linkId: string, ended: boolean): Promise<boolean> => {
    const row = await db
      .selectFrom('links')
      .select('ended_at')
      .where('id', '=', linkId)
      .executeTakeFirst()
    return row !== undefined && (row.ended_at !== null) === ended
  }
  return {
    link: {
      input: linkInput,
      output: linkOutput,
      async find(input, { reference }) {
        const linkId = idOf(reference, input.resourceId)
        return (await readBack(linkId, false)) ? { linkId } : null
      },
      async perform(input, { reference }) {
        const linkId = idOf(reference, input.resourceId)
        await db.transaction().execute(async (tx) => {
          const earlier = await tx
            .selectFrom('links')
            .selectAll()
            .where('work_id', '=', input.workId)
            .where('role', '=', input.role)
            .where('ended_at', 'is', null)
            .forUpdate()
            .execute()
          for (const link of earlier) {
            const kept = link.product_ids.filter((id) => !input.productIds.includes(id))
            if (kept.length === link.product_ids.length) continue
            await tx
              .updateTable('links')
              .set(kept.length > 0 ? { product_ids: kept } : { ended_at: new Date() })
              .where('id', '=', link.id)
              .execute()
          }
          await tx
            .insertInto('links')
            .values({
              id: linkId,
              work_id: input.workId,
              product_ids: input.productIds,
              role: input.role,
              system: input.ref.system,
              item_id: input.ref.id,
              version: input.ref.version,
              run_id: reference,
              facts: json({ resourceId: input.resourceId }),
              created_at: new Date(),
              ended_at: null,
            })
            .onConflict((conflict) =>
              conflict.column('id').doUpdateSet({ ended_at: null, product_ids: input.productIds }),
            )
            .execute()
        })
        return { linkId }
      },
      confirm: async ({ linkId }) =>
        (await readBack(linkId, false))
          ? proven()
          : { kind: 'contradicted', reason: 'the link is not there' },
    },
    unlink: {
      input: linkOutput,
      output: linkOutput,
      find: async ({ linkId }) => ((await readBack(linkId, true)) ? { linkId } : null),
      async perform({ linkId }) {
        await db
          .updateTable('links')
          .set({ ended_at: new Date() })
          .where('id', '=', linkId)
          .where('ended_at', 'is', null)
          .execute()
        return { linkId }
      },
      confirm: async ({ linkId }) =>
        (await readBack(linkId, true))
          ? proven()
          : { kind: 'contradicted', reason: 'the link is still there' },
    },
  }
}

/** The same cover attached again, after an undo, is another link. */
const idOf = (reference: string, resourceId: number | null): string =>
  `${reference.slice(0, 32)}-${resourceId ?? 'none'}`

const proven = () => ({
  kind: 'confirmed' as const,
  proof: {
    level: 'read-back' as const,
    sha256: null,
    bytes: null,
    at: new Date().toISOString(),
    facts: {},
  },
})
