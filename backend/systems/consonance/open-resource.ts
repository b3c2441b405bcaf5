import type { CallContext, Content } from '#backend/systems/port.ts'
import type { Connection } from './connection.ts'
import { failure, statusFailure } from './failures.ts'
import { findResources } from './read-title.ts'

const operation = 'open image'

/** The original's bytes from the address that Consonance gives. Addresses are never built by us. */
export async function openResource(
  connection: Connection,
  workId: number,
  resourceId: number,
  context: CallContext,
): Promise<Content | null> {
  const resources = await findResources(connection, workId, context)
  const address = resources?.find((resource) => resource.id === resourceId)?.url
  if (!address) return null
  // Images lie on public storage of another host: the key must not go there.
  const answer = await connection.outbound.request({
    operation,
    method: 'GET',
    url: new URL(address, connection.config.baseUrl).href,
    signal: context.signal,
    redirects: 3,
  })
  if (answer.status === 200)
    return {
      stream: answer.stream,
      bytes: answer.bytes,
      mediaType: answer.header('content-type') ?? 'application/octet-stream',
      offset: 0,
      etag: answer.header('etag'),
    }
  await answer.discard()
  if (answer.status === 404) return null
  throw failure(
    statusFailure(answer.status) ?? 'unavailable',
    operation,
    `The image ${resourceId} of Consonance answered with status ${answer.status}`,
  )
}
