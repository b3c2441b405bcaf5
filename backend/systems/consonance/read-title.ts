import type { z } from 'zod'
import type { CallContext } from '#backend/systems/port.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Title } from '#shared/domain/title.ts'
import type { Connection } from './connection.ts'
import { type ResourceAnswer, resourcesAnswer, titleAnswer } from './contract.ts'
import { failure } from './failures.ts'
import type { Schema } from './introspection.ts'
import { titleOf } from './mapping.ts'
import { select, wantedOfProduct, wantedOfResource, wantedOfWork } from './selection.ts'

/** A work with products and images, in one request. Null for works that this key does not show. */
export async function readTitle(
  connection: Connection,
  workId: number,
  context: CallContext,
): Promise<Title | null> {
  const work = await readWork(
    connection,
    workId,
    context,
    'SlipcaseTitle',
    titleAnswer,
    (schema) => `${select(schema, 'Work', wantedOfWork)}
    products { ${select(schema, 'Product', wantedOfProduct)} }
    ${resourcesSelection(connection, schema)}`,
  )
  return work && titleOf(work)
}

/** The images of a work as Consonance has them now. Null for works that this key does not show. */
export async function findResources(
  connection: Connection,
  workId: number,
  context: CallContext,
): Promise<ResourceAnswer[] | null> {
  const work = await readWork(
    connection,
    workId,
    context,
    'SlipcaseResources',
    resourcesAnswer,
    (schema) => resourcesSelection(connection, schema),
  )
  return work && (work.supportingResources ?? [])
}

/** For writes: a work that cannot be seen proves nothing about its images, and is a failure. */
export async function readResources(
  connection: Connection,
  workId: number,
  context: CallContext,
): Promise<ResourceAnswer[]> {
  const resources = await findResources(connection, workId, context)
  if (resources) return resources
  throw failure('not-found', 'read images', `Consonance does not show the work ${workId}`)
}

async function readWork<Work>(
  connection: Connection,
  workId: number,
  context: CallContext,
  operation: string,
  answer: z.ZodType<{ work: Work | null }>,
  selection: (schema: Schema) => string,
): Promise<Work | null> {
  const schema = await connection.schema(context.signal)
  const document = `query ${operation}($id: Int!) {
  work(workSearch: { idEq: $id }) {
    ${selection(schema)}
  }
}`
  try {
    const { signal } = context
    const variables = { id: workId }
    const call = { operation, document, variables, answer, writes: false, signal }
    return (await connection.send(call)).work
  } catch (cause) {
    // An unknown work may be said as null or as an error: neither is documented.
    if (cause instanceof SystemFailure && cause.kind === 'not-found') return null
    throw cause
  }
}

function resourcesSelection({ config }: Connection, schema: Schema): string {
  const wanted = wantedOfResource(config)
  return `supportingResources { ${select(schema, 'SupportingResource', wanted)} }`
}
