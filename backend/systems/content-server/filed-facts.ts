import { SystemFailure } from '#shared/domain/failure.ts'
import type { FileDocument } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import {
  attributeKey,
  type ContentServerConfig,
  type PublishingFact,
  wordOfRole,
} from './config.ts'
import { anything, type Node } from './contract.ts'
import type { Nodes } from './nodes.ts'
import { isKind } from './refusals.ts'
import { CategoryValues } from './values.ts'

/** Facts by attribute, as they are sent. */
export type FiledFacts = Partial<Record<PublishingFact, string>>

/** What is known of a document before its bytes have flowed. */
export function factsOf(
  input: FileDocument,
  reference: string,
  version: number,
  config: ContentServerConfig,
): FiledFacts {
  const role = wordOfRole(config, input.role)
  const { documentClasses, classOfRole } = config.publishing
  const documentClass = documentClasses[classOfRole[input.role] ?? 'open'][0]
  if (role === null || documentClass === undefined) {
    throw new SystemFailure('rejected', {
      system: 'content-server',
      operation: 'file a document',
      message: `The configuration has no word in Content Server for ${role === null ? `the role ${input.role}` : 'the document class of this role'}`,
    })
  }
  return {
    ...(input.isbn === null ? {} : { isbn: input.isbn }),
    workId: String(input.workId),
    role,
    documentClass,
    origin: input.origin,
    reference,
    filedVersion: String(version),
  }
}

/** Flat keys, as documents want them. */
export const flatValues = (
  facts: FiledFacts,
  { publishing }: ContentServerConfig,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      attributeKey(publishing.category, publishing.attributes[fact as PublishingFact] ?? ''),
      value,
    ]),
  )

/**
 * Writes the facts into the document's category with the edit-conflict token just read. After a
 * conflict it is read again and ours are laid over; a category that is not on the document yet is
 * applied first.
 */
export async function writeFacts(
  { client, nodes, config }: { client: Client; nodes: Nodes; config: ContentServerConfig },
  documentId: number,
  facts: FiledFacts,
  signal: AbortSignal,
): Promise<void> {
  const { category } = config.publishing
  const write = (operation: string, method: 'POST' | 'PUT', path: string, body: object) =>
    client.ask(
      { operation, method, path, form: { body: JSON.stringify(body) }, answer: anything },
      signal,
    )
  const path = `v2/nodes/${documentId}/categories`
  for (let tries = 1; ; tries += 1) {
    const present = await nodes.withTokens(documentId, signal)
    const values = { ...flatValues(facts, config), ...kept(present, facts, config) }
    try {
      await write('write the category', 'PUT', `${path}/${category}`, {
        ...values,
        ...tokenOf(present, category),
      })
      return
    } catch (cause) {
      if (tries === mostTries || !isKind(cause, 'conflict', 'rejected', 'not-found')) throw cause
      if (cause.kind === 'conflict') continue
      try {
        await write('apply the category', 'POST', path, { category_id: category, ...values })
      } catch (second) {
        // It is there already, so it is our values that were refused.
        throw isKind(second, 'conflict', 'rejected') ? cause : second
      }
    }
  }
}

const mostTries = 3

/** A document shared by two titles keeps the other title's keys. */
function kept(node: Node, facts: FiledFacts, config: ContentServerConfig): Record<string, unknown> {
  const { category, attributes } = config.publishing
  const read = new CategoryValues(node.categories, category)
  return Object.fromEntries(
    (['isbn', 'workId'] as const).flatMap((fact) => {
      const ours = facts[fact]
      const others = read.texts(attributes[fact]).filter((value) => value !== ours)
      if (ours === undefined || others.length === 0) return []
      return [[attributeKey(category, attributes[fact]), [...others, ours]]]
    }),
  )
}

/** Documented as `"<category>_1": {"metadata_token": "…"}`; where a server gives none, the last writer wins. */
function tokenOf(node: Node, category: number): Record<string, unknown> {
  const key = `${category}_1`
  const token = node.tokens[key]
  return token === undefined ? {} : { [key]: token }
}
