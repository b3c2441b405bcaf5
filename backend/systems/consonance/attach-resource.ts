import { z } from 'zod'
import type {
  AttachedResource,
  AttachResource,
  Confirmation,
  Operation,
  WriteContext,
} from '#backend/systems/port.ts'
import { roles } from '#shared/domain/role.ts'
import type { ConsonanceConfig } from './config.ts'
import { difference, sameIds } from './compare-image.ts'
import type { Connection } from './connection.ts'
import type { ResourceAnswer } from './contract.ts'
import { createImage } from './create-image.ts'
import { deleteImage } from './delete-image.ts'
import { failure } from './failures.ts'
import { widthOf } from './mapping.ts'
import { carriesReference } from './own-image.ts'
import { readResources } from './read-title.ts'

const operation = 'attach image'
const askAgainMs = 500
/** Our note that a file was served may come after Consonance's that it has ended; beyond this it will not come. */
const noteComesWithinMs = 60_000

const input: z.ZodType<AttachResource> = z.object({
  workId: z.int(),
  productIds: z.array(z.int()),
  role: z.enum(roles),
  source: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('item'),
      ref: z.object({ system: z.string(), id: z.string(), version: z.string() }),
      rendition: z.enum(['original', 'jpeg']),
    }),
    z.object({ kind: z.literal('spool'), id: z.string() }),
  ]),
  fileName: z.string(),
  caption: z.string().nullable(),
  copyright: z.string().nullable(),
  requiredCredit: z.string().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
})

/**
 * Consonance fetches the JPEG from an address that we publish. Nothing makes a repeated create safe
 * there, so the file name carries the write's reference and `find` looks for it.
 */
export function attachResource(
  connection: Connection,
): Operation<AttachResource, AttachedResource> {
  const { config } = connection

  /** The images that this write made: one, none, or one that could not be processed. */
  async function ownImages(asked: AttachResource, context: WriteContext) {
    const kind = kindFor(config, asked)
    return (await readResources(connection, asked.workId, context)).filter(
      (resource) =>
        carriesReference(resource, context.reference) &&
        (resource.kind ?? kind) === kind &&
        sameIds(resource.productIds ?? [], asked.productIds),
    )
  }

  async function find(asked: AttachResource, context: WriteContext) {
    const ours = (await ownImages(asked, context)).find((image) => !hasFailed(config, image))
    return ours ? { resourceId: ours.id } : null
  }

  return {
    input,
    output: z.object({ resourceId: z.int() }),
    find,

    async perform(asked, context) {
      const kind = kindFor(config, asked)
      for (const image of await ownImages(asked, context)) {
        if (!hasFailed(config, image)) return { resourceId: image.id }
        // Their job may yet run again: left there, it could become a second image.
        await deleteImage(connection, image.id, context)
      }
      const resourceId = await createImage(connection, asked, kind, context)
      if (resourceId !== null) return { resourceId }
      const found = await find(asked, context).catch((cause: unknown) => {
        throw createdUnnamed(cause)
      })
      if (found) return found
      throw createdUnnamed()
    },

    async confirm(output, asked, context): Promise<Confirmation<AttachedResource>> {
      const resource = (await readResources(connection, asked.workId, context)).find(
        ({ id }) => id === output.resourceId,
      )
      if (!resource) return contradicted('Consonance no longer has the image that it created')
      const status = resource.delayedJobStatus ?? null
      if (hasFailed(config, resource))
        return contradicted(`Consonance could not process the image (it says "${status}")`)
      if (resource.isProcessing ?? true) return pending('Consonance is processing the image')
      const fetched = await context.fetched()
      if (!fetched)
        return isYoungerThan(resource, noteComesWithinMs, connection.now())
          ? pending('Consonance has not fetched the image in full')
          : contradicted('Consonance says it has finished but never fetched the image in full')
      const different = difference(resource, asked, kindFor(config, asked))
      if (different) return contradicted(different)
      return {
        kind: 'confirmed',
        proof: {
          level: 'accepted',
          sha256: fetched.sha256,
          bytes: fetched.bytes,
          at: connection.now().toISOString(),
          facts: {
            resourceId: resource.id,
            width: widthOf(resource),
            height: resource.height ?? null,
            delayedJobStatus: status,
          },
        },
      }
    },
  }
}

function kindFor(config: ConsonanceConfig, { role }: AttachResource): string {
  const kind = config.resourceVariants[role]
  if (kind) return kind
  throw failure('rejected', operation, `No Consonance kind of image is configured for ${role}`)
}

const hasFailed = (config: ConsonanceConfig, { delayedJobStatus }: ResourceAnswer): boolean =>
  config.failedJobStatuses.some((word) => word.toLowerCase() === delayedJobStatus?.toLowerCase())

const createdUnnamed = (cause?: unknown) =>
  failure('unavailable', operation, 'Consonance did not say which image it created', {
    inDoubt: true,
    cause,
  })

const isYoungerThan = (resource: ResourceAnswer, limitMs: number, now: Date): boolean =>
  now.getTime() - Date.parse(resource.createdAt ?? '') < limitMs

const pending = (note: string) => ({ kind: 'pending' as const, askAgainMs, note })
const contradicted = (reason: string) => ({ kind: 'contradicted' as const, reason })
