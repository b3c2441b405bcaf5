import type { AttachResource, WriteContext } from '#backend/systems/port.ts'
import type { Connection } from './connection.ts'
import { failure } from './failures.ts'
import { mutate } from './mutate.ts'
import { publishedName } from './own-image.ts'

const operation = 'attach image'

/** Publishes the source and has Consonance fetch it. Null when the answer does not name the image. */
export async function createImage(
  connection: Connection,
  asked: AttachResource,
  kind: string,
  context: WriteContext,
): Promise<number | null> {
  await refuseUnconfirmable(connection, context)
  const { resourceStatus: status } = connection.config
  const { workId, productIds, caption, copyright, requiredCredit } = asked
  const fileName = publishedName(asked.fileName, context.reference)
  const { url: imageRemoteUrl } = await context.publish(asked.source, fileName)
  return mutate(connection, {
    name: 'CreateSupportingResource',
    // Never unlinkPrevious: earlier images are left alone, and taken away by a write of their own.
    input: {
      clientMutationId: context.reference,
      workId,
      imageRemoteUrl,
      productIds,
      resourceVariant: kind,
      ...(status && { status }),
      ...(caption !== null && { caption }),
      ...(copyright !== null && { copyright }),
      ...(requiredCredit !== null && { requiredCredit }),
    },
    essential: [
      'workId',
      'imageRemoteUrl',
      'productIds',
      'resourceVariant',
      ...(status ? ['status'] : []),
      ...(requiredCredit === null ? [] : ['requiredCredit']),
    ],
    operation,
    signal: context.signal,
  })
}

async function refuseUnconfirmable(connection: Connection, context: WriteContext): Promise<void> {
  const { fields } = (await connection.schema(context.signal))('SupportingResource')
  const known = fields.has('imageRemoteUrl') || fields.has('filename')
  if (known && ['id', 'productIds', 'isProcessing'].every((field) => fields.has(field))) return
  throw failure(
    'rejected',
    operation,
    'This Consonance does not show enough of an image to confirm what was attached',
  )
}
