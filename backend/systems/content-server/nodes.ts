import type { Client } from './client.ts'
import type { ContentServerConfig } from './config.ts'
import { type Node, nodePage, oneNode, oneVersion, type Version, versionList } from './contract.ts'

/** The sections we read of a node: full answers are slow (documented advice). */
const sections = 'fields=properties&fields=versions.element(0)&fields=categories'

export interface Children {
  nodes: Node[]
  /** False when pages and total do not agree, or no total was given. */
  complete: boolean
}

export interface Nodes {
  one(id: number, signal: AbortSignal): Promise<Node>
  /** With the edit-conflict tokens of its categories. */
  withTokens(id: number, signal: AbortSignal): Promise<Node>
  /** At most 250 at once (documented). */
  several(ids: number[], signal: AbortSignal): Promise<Node[]>
  /**
   * All children, page by page, each handed to `onPage` as soon as it is there. A page past the last
   * repeats the last one (documented), so the stated number of pages is what ends the reading.
   */
  children(
    parentId: number,
    signal: AbortSignal,
    options?: { nameContains?: string; onPage?: (nodes: Node[]) => void },
  ): Promise<Children>
  versions(id: number, signal: AbortSignal): Promise<Version[]>
  version(id: number, number: number, signal: AbortSignal): Promise<Version>
}

export function createNodes(client: Client, config: ContentServerConfig): Nodes {
  return {
    one: (id, signal) =>
      client.ask(
        { operation: 'read a node', path: `v2/nodes/${id}?${sections}`, answer: oneNode },
        signal,
      ),
    withTokens: (id, signal) =>
      client.ask(
        { operation: 'read a node', path: `v2/nodes/${id}?${sections}&state`, answer: oneNode },
        signal,
      ),
    async several(ids, signal) {
      if (ids.length === 0) return []
      const form = new URLSearchParams(ids.map((id) => ['ids', String(id)]))
      const answer = await client.ask(
        {
          operation: 'read several nodes',
          method: 'POST',
          path: `v2/nodes/list?${sections}`,
          form,
          repeatable: true,
          answer: nodePage,
        },
        signal,
      )
      return answer.nodes
    },
    async children(parentId, signal, options = {}) {
      const page = async (number: number) => {
        const query = new URLSearchParams({
          page: String(number),
          limit: String(config.pageSize),
          sort: 'asc_name',
        })
        if (options.nameContains !== undefined) query.set('where_name', options.nameContains)
        const answer = await client.ask(
          {
            operation: 'list a folder',
            path: `v2/nodes/${parentId}/nodes?${query}&${sections}`,
            answer: nodePage,
          },
          signal,
        )
        options.onPage?.(answer.nodes)
        return answer
      }
      const first = await page(1)
      const more = Math.max(0, (first.paging?.page_total ?? 1) - 1)
      const rest = await Promise.all(Array.from({ length: more }, (_, index) => page(index + 2)))
      const byId = new Map(
        [first, ...rest].flatMap(({ nodes }) => nodes.map((node) => [node.properties.id, node])),
      )
      return {
        nodes: [...byId.values()],
        complete: first.paging?.total_count === byId.size,
      }
    },
    versions: (id, signal) =>
      client.ask(
        { operation: 'list the versions', path: `v2/nodes/${id}/versions`, answer: versionList },
        signal,
      ),
    version: (id, number, signal) =>
      client.ask(
        {
          operation: 'read a version',
          path: `v2/nodes/${id}/versions/${number}`,
          answer: oneVersion,
        },
        signal,
      ),
  }
}
