import type { Item } from '#shared/domain/item.ts'
import type { LibraryAnswer } from '#backend/systems/port.ts'
import type { ContentServerConfig } from './config.ts'
import type { Node } from './contract.ts'
import { isDocument, isFolder, itemOf, shortcutType } from './mapping.ts'
import type { Nodes } from './nodes.ts'
import type { Records } from './records.ts'
import { orNull } from './refusals.ts'

export interface Reading {
  nodes: Nodes
  records: Records
  config: ContentServerConfig
  now: () => Date
}

/**
 * Every document in a workspace and in the folders below it, newest version each. Records data is
 * asked for as soon as a page is there, while further pages and folders are still being read.
 */
export async function readTree(
  reading: Reading,
  workspaceId: number,
  signal: AbortSignal,
): Promise<LibraryAnswer> {
  const found = new Map<number, Promise<Item | null>>()
  let complete = true

  const document = (node: Node) => {
    const { id } = node.properties
    if (!found.has(id)) found.set(id, settled(describe(reading, node, signal)))
  }

  async function shortcut(originalId: number): Promise<void> {
    const original = await orNull(reading.nodes.one(originalId, signal))
    if (original && isDocument(original.properties.type)) document(original)
    // A shortcut to what we may not see: the title has something that is not in this list.
    if (!original) complete = false
  }

  async function folder(id: number, depth: number): Promise<void> {
    const below: Promise<void>[] = []
    const listed = await reading.nodes.children(id, signal, {
      onPage(nodes) {
        for (const node of nodes) {
          const { type, original_id: original } = node.properties
          if (isDocument(type)) document(node)
          else if (type === shortcutType && original) below.push(settled(shortcut(original)))
          else if (isFolder(type) && depth > 0)
            below.push(settled(folder(node.properties.id, depth - 1)))
          else if (isFolder(type)) complete = false
        }
      },
    })
    if (!listed.complete) complete = false
    await Promise.all(below)
  }

  await folder(workspaceId, reading.config.folderDepth)
  const items = await Promise.all(found.values())
  return { items: items.filter((item) => item !== null), complete }
}

/** The newest version of a document as an item. */
export async function describe(
  { records, config, now }: Reading,
  node: Node,
  signal: AbortSignal,
): Promise<Item | null> {
  if (!node.newest) return null
  const record = await records.read(node.properties.id, signal)
  return itemOf(
    {
      properties: node.properties,
      version: node.newest,
      newest: node.newest.version_number,
      categories: node.categories,
      record,
      fetchedAt: now().toISOString(),
    },
    config,
  )
}

/** Marks a promise that is awaited later as looked after, so that an early failure ends the call and not the process. */
function settled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
