import { SystemFailure } from '#shared/domain/failure.ts'
import type { FileDocument } from '#backend/systems/port.ts'
import type { ContentServerConfig } from './config.ts'
import type { Node } from './contract.ts'
import { filedSha256 } from './mapping.ts'
import type { Nodes } from './nodes.ts'
import { CategoryValues } from './values.ts'

/** How far our filing of one content has come, judged by the newest version there. */
export type FiledState =
  /** The newest version is somebody else's, or an earlier filing of ours. */
  | { kind: 'absent' }
  | { kind: 'uploaded'; version: number }
  | { kind: 'finished'; version: number; sha256: string; recordNumber: string | null }

/** Version descriptions longer than this are cut (documented). */
const longestNote = 255

/** The note for people, followed by our reference, which has to survive whole. */
export function versionNote(note: string, reference: string): string {
  const mark = ` [${reference}]`
  return `${note.slice(0, longestNote - mark.length)}${mark}`.trim()
}

/**
 * A version that was added carries our reference in its description; a created document carries it in
 * its category together with the number of the version it speaks of. Only the newest version counts:
 * the same content filed before something else is history.
 */
export function filedState(node: Node, reference: string, config: ContentServerConfig): FiledState {
  const { newest } = node
  if (!newest) return { kind: 'absent' }
  const { category, attributes } = config.publishing
  const facts = new CategoryValues(node.categories, category)
  const version = newest.version_number
  const stated =
    facts.text(attributes.reference) === reference &&
    facts.text(attributes.filedVersion) === String(version)
  const noted = newest.description?.includes(`[${reference}]`) ?? false
  if (!stated && !noted) return { kind: 'absent' }
  const sha256 = stated ? filedSha256(facts, version, config) : null
  return sha256 === null
    ? { kind: 'uploaded', version }
    : { kind: 'finished', version, sha256, recordNumber: facts.text(attributes.recordNumber) }
}

/** The document of exactly this name in the workspace; asking by name finds whatever contains it. */
export async function findDocument(
  nodes: Nodes,
  input: FileDocument,
  signal: AbortSignal,
): Promise<Node | null> {
  const listed = await nodes.children(Number(input.workspaceId), signal, {
    nameContains: input.name,
  })
  const found = listed.nodes.find((node) => node.properties.name === input.name)
  if (!found) return null
  if (found.properties.type === 144) return found
  throw new SystemFailure('rejected', {
    system: 'content-server',
    operation: 'file a document',
    message: `"${input.name}" in the workspace is not a document, so no version can be added to it`,
  })
}
