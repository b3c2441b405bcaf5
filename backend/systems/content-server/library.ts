import type { Item, ItemRef } from '#shared/domain/item.ts'
import type { CallContext, Library, LibraryAnswer, LibraryQuery } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import { nodePage } from './contract.ts'
import { isDocument, itemOf } from './mapping.ts'
import { openVersion } from './open-version.ts'
import { orNull } from './refusals.ts'
import { searchQuery } from './search-query.ts'
import { describe, type Reading, readTree } from './title-reading.ts'
import type { Workspaces } from './workspaces.ts'

interface Dependencies extends Reading {
  client: Client
  workspaces: Workspaces
}

/** Content Server's documents of a title: what lies in the title's workspace. */
export function createLibrary({ client, workspaces, ...reading }: Dependencies): Library {
  const { nodes, records, config, now } = reading

  /** The index lags behind writes by seconds to minutes, so this is for people only. */
  async function search(query: LibraryQuery, { signal }: CallContext): Promise<LibraryAnswer> {
    const workspace = await workspaces.find(query.keys.workId, signal)
    if (!workspace) return { items: [], complete: true }
    const where = searchQuery(workspace.id, query.words)
    if (where === null) return cut(await readTree(reading, workspace.id, signal), query)
    const hits = await client.ask(
      {
        operation: 'search',
        method: 'POST',
        path: 'v2/search',
        form: { where, lookfor: 'complexquery', within: 'all', limit: String(searchPage) },
        repeatable: true,
        answer: nodePage,
      },
      signal,
    )
    // Hits carry no categories, and a list of nodes has an order of its own.
    const ids = hits.nodes.map((hit) => hit.properties.id)
    const byId = new Map(
      (await nodes.several(ids, signal)).map((node) => [node.properties.id, node]),
    )
    const found = ids.flatMap((id) => byId.get(id) ?? [])
    const items = await Promise.all(found.map((node) => describe(reading, node, signal)))
    const complete = (hits.paging?.total_count ?? Infinity) <= hits.nodes.length
    return cut({ items: items.filter((item) => item !== null), complete }, query)
  }

  async function get(ref: ItemRef, { signal }: CallContext): Promise<Item | null> {
    const [id, number] = [whole(ref.id), whole(ref.version)]
    if (id === null || number === null) return null
    const [node, version, record] = await Promise.all([
      orNull(nodes.one(id, signal)),
      orNull(nodes.version(id, number, signal)),
      orNull(records.read(id, signal)),
    ])
    if (!node?.newest || !version || !isDocument(node.properties.type)) return null
    return itemOf(
      {
        properties: node.properties,
        version,
        newest: node.newest.version_number,
        categories: node.categories,
        record,
        fetchedAt: now().toISOString(),
      },
      config,
    )
  }

  async function versions(itemId: string, { signal }: CallContext): Promise<Item[]> {
    const id = whole(itemId)
    if (id === null) return []
    const [node, list, record] = await Promise.all([
      orNull(nodes.one(id, signal)),
      orNull(nodes.versions(id, signal)),
      orNull(records.read(id, signal)),
    ])
    if (!node || !list) return []
    const newest = Math.max(...list.map((version) => version.version_number))
    const fetchedAt = now().toISOString()
    return list.map((version) =>
      itemOf(
        {
          properties: node.properties,
          version,
          newest,
          categories: node.categories,
          record,
          fetchedAt,
        },
        config,
      ),
    )
  }

  return {
    async byTitle(keys, { signal }) {
      const workspace = await workspaces.find(keys.workId, signal)
      return workspace ? readTree(reading, workspace.id, signal) : { items: [], complete: true }
    },
    search,
    get,
    versions,
    // No documented call gives a picture of a document.
    thumbnail: async () => null,
    async open(ref, rendition, offset, { signal }) {
      const [id, number] = [whole(ref.id), whole(ref.version)]
      if (id === null || number === null || rendition === 'jpeg') return null
      return openVersion(client, nodes, { id, number, offset }, signal)
    },
  }
}

const searchPage = 100

function cut({ items, complete }: LibraryAnswer, { role, limit }: LibraryQuery): LibraryAnswer {
  const fitting = items.filter((item) => role === null || item.role === role)
  return { items: fitting.slice(0, limit), complete: complete && fitting.length <= limit }
}

/** Ids and version numbers are integers; anything else names nothing there. */
const whole = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null)
