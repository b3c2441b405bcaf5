import type { WriteContext } from '#backend/systems/port.ts'
import type { Connection } from './connection.ts'
import { mutate } from './mutate.ts'

export async function deleteImage(
  connection: Connection,
  id: number,
  context: WriteContext,
): Promise<void> {
  await mutate(connection, {
    name: 'DeleteSupportingResource',
    input: { clientMutationId: context.reference, id },
    essential: ['id'],
    operation: 'delete image',
    signal: context.signal,
  })
}
