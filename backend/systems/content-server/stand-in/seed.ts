import type { World, WorldItem } from '#backend/sandbox/world.ts'
import type { ContentServerConfig, PublishingFact } from '../config.ts'
import { attributeKey } from '../config.ts'
import { writeValues } from './category-values.ts'
import { contentOfWorld } from './content.ts'
import {
  approvalWords,
  categoryDefinitions,
  documentClassWords,
  formatWords,
  places,
  recordClasses,
  rightsWords,
  statusWords,
} from './default-mapping.ts'
import type { ServerState } from './state.ts'
import type { StoredNode } from './stored-node.ts'

/** When the places and workspaces of the seed were made: the same at every start. */
const madeAt = { createdAt: '2020-01-06T09:00:00Z', modifiedAt: '2020-01-06T09:00:00Z' }

/** Fills the server with the world's documents: one workspace per title that has some. */
export function seed(state: ServerState, world: World, config: ContentServerConfig): void {
  for (const [id, definition] of categoryDefinitions(config)) state.categories.set(id, definition)
  const volume = (id: number, name: string, type: number, parentId: number) =>
    state.add({ id, name, type, parentId, ...madeAt })
  volume(places.enterprise, 'Enterprise', 141, 0)
  volume(places.recordsVolume, 'Records Management', 550, 0)
  volume(places.workspaces, 'Titles', 0, places.enterprise)
  volume(places.unassigned, 'Unassigned documents', 0, places.enterprise)
  volume(places.workspaceTemplate, 'Title workspace', 848, places.enterprise)
  for (const recordClass of recordClasses) {
    state.recordClasses.set(recordClass.id, recordClass)
    volume(recordClass.id, recordClass.name, 551, places.recordsVolume)
  }
  for (const item of world.items) {
    if (item.system === 'content-server') seedDocument(state, item, titlesOf(item, world), config)
  }
  state.changed.clear()
}

/** The works an item belongs to, by their ids or by an edition's ISBN. */
function titlesOf(item: WorldItem, world: World): { id: number; title: string }[] {
  const named = item.workIds.map(
    (id) => world.works.find((work) => work.id === id) ?? { id, title: `Work ${id}` },
  )
  const byIsbn = world.works.filter((work) =>
    work.products.some(({ isbn }) => isbn !== null && item.isbns.includes(isbn)),
  )
  return [...new Map([...named, ...byIsbn].map((work) => [work.id, work])).values()]
}

function seedDocument(
  state: ServerState,
  item: WorldItem,
  titles: { id: number; title: string }[],
  config: ContentServerConfig,
): void {
  const [home, ...others] = titles
  const parentId = home ? workspaceOf(state, home, config).id : places.unassigned
  const node = state.add({ name: freeName(state, parentId, item.name), type: 144, parentId })
  for (const { number, content, modifiedAt } of item.versions) {
    const { fileName, mediaType } = content
    const stored = contentOfWorld(content)
    state.addVersion(node, { number, fileName, mediaType, content: stored, createdAt: modifiedAt })
  }
  writeCategories(state, node, item, config)
  if (item.recordClass !== null) seedRecord(state, node, item.recordClass)
  node.createdAt = item.versions[0]?.modifiedAt ?? node.createdAt
  node.modifiedAt = item.versions.at(-1)?.modifiedAt ?? node.modifiedAt
  // A document of two titles lies in one workspace; the other has a shortcut to it.
  for (const title of others) {
    const shortcutPlace = workspaceOf(state, title, config).id
    const name = freeName(state, shortcutPlace, item.name)
    const { createdAt, modifiedAt } = node
    const originalId = node.id
    state.add({ name, type: 1, parentId: shortcutPlace, originalId, createdAt, modifiedAt })
  }
}

function workspaceOf(
  state: ServerState,
  title: { id: number; title: string },
  { workspace }: ContentServerConfig,
): StoredNode {
  const { externalSystem, objectType } = workspace
  const id = String(title.id)
  const present = state.workspacesOf(externalSystem, objectType, id)[0]
  return (
    present ??
    state.add({
      name: freeName(state, places.workspaces, `${title.title} (${id})`),
      type: 848,
      parentId: places.workspaces,
      ...madeAt,
      objects: [{ externalSystem, type: objectType, id }],
    })
  )
}

function freeName(state: ServerState, parentId: number, wished: string): string {
  const name = wished.replaceAll(/\s*:\s*/g, ' - ').slice(0, 240)
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name} (${count})`
    if (!state.childNamed(parentId, tried)) return tried
  }
}

function seedRecord(state: ServerState, node: StoredNode, name: string): void {
  let held = [...state.recordClasses.values()].find((known) => known.name === name)
  if (!held) {
    const { id } = state.add({ name, type: 551, parentId: places.recordsVolume, ...madeAt })
    held = { id, name, prefix: 'REC', rsi: 'PUB-10Y', years: 10 }
    state.recordClasses.set(id, held)
  }
  node.record = {
    classId: held.id,
    fileNumber: state.nextFileNumber(held.prefix),
    status: 'ACTIVE',
    storage: 'EL',
    recordDate: node.versions.at(-1)?.createdAt ?? state.instant(),
  }
}

function writeCategories(
  state: ServerState,
  node: StoredNode,
  item: WorldItem,
  { publishing, rights, agreements }: ContentServerConfig,
): void {
  const newest = item.versions.at(-1)
  const facts: Partial<Record<PublishingFact, unknown>> = {
    isbn: item.isbns,
    workId: item.workIds.map(String),
    role: item.role,
    documentClass: documentClassWords[item.documentClass],
    approval: newest ? approvalWords[newest.approval] : '',
    approvedBy: newest?.approvedBy ?? '',
    creditLine: item.creditLine ?? '',
    altText: item.altText ?? '',
  }
  const put = (
    category: number,
    attributes: Record<string, string | null>,
    values: Record<string, unknown>,
  ) => {
    const byKey = Object.entries(values).map(([fact, value]) => [
      attributeKey(category, attributes[fact] ?? ''),
      value,
    ])
    writeValues(state, node, category, Object.fromEntries(byKey))
  }
  put(publishing.category, publishing.attributes, facts)

  const { licence, agreement } = item
  if (rights && licence) {
    put(rights.category, rights.attributes, {
      status: rightsWords[licence.status],
      territories: [
        ...(licence.territories ?? []),
        ...(licence.freeText ? [licence.freeText] : []),
      ],
      excluded: licence.excluded,
      formats: licence.formats?.map((format) => formatWords[format]) ?? [],
      start: licence.from ?? '',
      end: licence.until ?? '',
      embargo: licence.embargoUntil ?? '',
      creditRequired: String(licence.creditRequired),
    })
  }
  if (agreements && agreement) {
    put(agreements.category, agreements.attributes, {
      direction: agreement.direction === 'in' ? 'Acquired' : 'Granted',
      status: statusWords[agreement.status],
      parties: agreement.parties,
      territories: agreement.territories,
      excluded: agreement.excluded,
      formats: agreement.formats?.map((format) => formatWords[format]) ?? [],
      languages: agreement.languages,
      exclusive: String(agreement.exclusive),
      start: agreement.start,
      end: agreement.end ?? '',
    })
  }
}
