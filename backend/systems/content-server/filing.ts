import type { Filing } from '#backend/systems/port.ts'
import { createFileDocument, type FilingParts } from './file-document.ts'
import { filedSha256, isDocument, webUrlOf } from './mapping.ts'
import { CategoryValues } from './values.ts'
import type { Workspaces } from './workspaces.ts'

/** Governed records: the title's workspace and the documents filed in it. */
export function createFiling(parts: FilingParts, workspaces: Workspaces): Filing {
  const { nodes, config } = parts
  return {
    async workspaceOf(workId, { signal }) {
      const found = await workspaces.find(workId, signal)
      return found && { workspaceId: String(found.id), name: found.name }
    },
    ensureWorkspace: workspaces.ensure,
    fileDocument: createFileDocument(parts),
    async documents(workspaceId, { signal }) {
      const listed = await nodes.children(Number(workspaceId), signal)
      return listed.nodes.flatMap(({ properties, newest, categories }) => {
        if (!isDocument(properties.type) || !newest) return []
        const { category, attributes } = config.publishing
        const facts = new CategoryValues(categories, category)
        return {
          name: properties.name,
          documentId: String(properties.id),
          version: String(newest.version_number),
          bytes: newest.file_size ?? properties.size ?? 0,
          sha256: filedSha256(facts, newest.version_number, config),
          recordNumber: facts.text(attributes.recordNumber),
          webUrl: webUrlOf(config, properties.id),
        }
      })
    },
  }
}
