import type { ServerState } from './state.ts'
import { isContainer, type StoredNode, type StoredVersion } from './stored-node.ts'

/** Nodes as the API shows them. */

const typeNames: Record<number, string> = {
  0: 'Folder',
  1: 'Shortcut',
  131: 'Category',
  141: 'Enterprise Workspace',
  144: 'Document',
  550: 'Records Management',
  551: 'RM Classification',
  848: 'Business Workspace',
  862: 'Business Workspaces Volume',
}

/** Which sections of a node were asked for; none named means all. */
export class Fields {
  readonly #sections: Map<string, string>

  constructor(asked: string[]) {
    this.#sections = new Map(
      asked.map((field) => {
        const [, name = field, rest = ''] = /^(\w+)(.*)$/.exec(field) ?? []
        return [name, rest]
      }),
    )
  }

  has(section: string): boolean {
    return this.#sections.size === 0 || this.#sections.has(section)
  }

  /** `properties{id,name}` shows only these members. */
  only(section: string, values: Record<string, unknown>): Record<string, unknown> {
    const members = /^\{(.*)\}$/.exec(this.#sections.get(section) ?? '')?.[1]?.split(',')
    return members
      ? Object.fromEntries(Object.entries(values).filter(([name]) => members.includes(name)))
      : values
  }

  /** `versions.element(0)` shows the newest only. */
  newestOnly(): boolean {
    return this.#sections.get('versions') === '.element(0)'
  }
}

export async function nodeView(
  state: ServerState,
  node: StoredNode,
  fields: Fields,
  withState = false,
): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {}
  if (fields.has('properties'))
    data.properties = fields.only('properties', await propertiesOf(state, node))
  if (fields.has('versions') && node.versions.length > 0) {
    const newestFirst = node.versions.toReversed()
    const shown = fields.newestOnly() ? newestFirst.slice(0, 1) : newestFirst
    data.versions = await Promise.all(shown.map((version) => versionView(node, version)))
  }
  if (fields.has('categories')) data.categories = [...node.categories.values()]
  return withState ? { data, state: { categories: categoryTokens(node) } } : { data }
}

export async function propertiesOf(
  state: ServerState,
  node: StoredNode,
): Promise<Record<string, unknown>> {
  const newest = node.versions.at(-1)
  const [parent, ...above] = state.ancestors(node)
  const workspace = [parent, ...above].find((ancestor) => ancestor?.type === 848)
  const user = state.users.values().next().value?.id ?? 0
  return {
    id: node.id,
    // Direct children of a workspace show it negated (documented).
    parent_id: parent?.type === 848 ? -parent.id : node.parentId,
    volume_id: workspace?.id ?? -2000,
    name: node.name,
    type: node.type,
    type_name: typeNames[node.type] ?? 'Item',
    container: isContainer(node),
    mime_type: newest?.mediaType ?? null,
    size: newest ? await newest.content.size() : state.childrenOf(node.id).length,
    create_date: node.createdAt,
    create_user_id: user,
    modify_date: node.modifiedAt,
    modify_user_id: user,
    owner_user_id: user,
    description: node.description,
    reserved: false,
    reserved_user_id: 0,
    versionable: node.type === 144,
    versions_control_advanced: false,
    ...(node.originalId === null ? {} : { original_id: node.originalId }),
  }
}

export async function versionView(
  node: StoredNode,
  version: StoredVersion,
): Promise<Record<string, unknown>> {
  return {
    id: node.id,
    version_id: version.id,
    version_number: version.number,
    version_number_major: 0,
    version_number_minor: version.number,
    version_number_name: String(version.number),
    file_name: version.fileName,
    file_size: await version.content.size(),
    file_type: version.fileName.split('.').at(-1) ?? '',
    mime_type: version.mediaType,
    name: node.name,
    description: version.description,
    create_date: version.createdAt,
    modify_date: version.createdAt,
    locked: false,
    external_source: 'file_stream',
  }
}

export const categoryToken = (node: StoredNode): string => `${node.id}-${node.categoryChanges}`

const categoryTokens = (node: StoredNode): Record<string, unknown> =>
  Object.fromEntries(
    [...node.categories.keys()].map((category) => [
      `${category}_1`,
      { metadata_token: categoryToken(node) },
    ]),
  )
