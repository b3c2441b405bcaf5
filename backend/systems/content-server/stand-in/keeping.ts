import { z } from 'zod'
import type { KeptFiles } from '#backend/systems/kept-files.ts'
import type { Keeping } from '#backend/systems/stand-in-keeping.ts'
import { contentOfFile } from './content.ts'
import type { ServerState } from './state.ts'
import type { StoredNode } from './stored-node.ts'

/** What changed since the seed: nodes as they are now, and the ids of those that are gone. */
export const keptState = (file: z.ZodType<string>) =>
  z.object({
    last: z.object({ id: z.int(), fileNumber: z.int() }),
    gone: z.array(z.int()),
    nodes: z.array(
      z.object({
        id: z.int(),
        parentId: z.int(),
        name: z.string(),
        type: z.int(),
        description: z.string(),
        createdAt: z.string(),
        modifiedAt: z.string(),
        originalId: z.int().nullable(),
        versions: z.array(
          z.object({
            number: z.int(),
            id: z.int(),
            fileName: z.string(),
            mediaType: z.string(),
            description: z.string(),
            createdAt: z.string(),
            /** Null: the bytes are the seed's. */
            file: file.nullable(),
          }),
        ),
        categories: z.array(z.tuple([z.int(), z.record(z.string(), z.unknown())])),
        categoryChanges: z.int(),
        record: z
          .object({
            classId: z.int(),
            fileNumber: z.string(),
            status: z.string(),
            storage: z.string(),
            recordDate: z.string(),
          })
          .nullable(),
        recordChanges: z.int(),
        holds: z.array(z.int()),
        finalized: z.boolean(),
        hiddenFrom: z.array(z.int()),
        objects: z.array(
          z.object({ externalSystem: z.string(), type: z.string(), id: z.string() }),
        ),
      }),
    ),
  })
export type KeptState = z.infer<ReturnType<typeof keptState>>
type KeptNode = KeptState['nodes'][number]

/** Puts what was kept over the seed, and keeps what changes from now on. */
export function keepChanges(state: ServerState, keeping: Keeping<KeptState>): void {
  const { kept, files } = keeping
  if (kept) {
    Object.assign(state.last, kept.last)
    for (const id of kept.gone) state.nodes.delete(id)
    for (const node of kept.nodes) state.nodes.set(node.id, heldAgain(node, state, files))
    for (const id of [...kept.gone, ...kept.nodes.map(({ id }) => id)]) state.changed.add(id)
  }
  state.onChange = () => keeping.changed()
  keeping.follow(() => {
    const ids = [...state.changed]
    return {
      last: state.last,
      gone: ids.filter((id) => !state.nodes.has(id)),
      nodes: ids.flatMap((id) => state.nodes.get(id) ?? []).map(toBeKept),
    }
  })
}

const toBeKept = (node: StoredNode): KeptNode => ({
  ...node,
  versions: node.versions.map(({ content, ...version }) => ({
    ...version,
    file: content.file ?? null,
  })),
  categories: [...node.categories],
  hiddenFrom: [...node.hiddenFrom],
})

function heldAgain(node: KeptNode, state: ServerState, files: KeptFiles): StoredNode {
  const seeded = state.nodes.get(node.id)?.versions ?? []
  const versions = node.versions.flatMap(({ file, ...version }) => {
    const content =
      file === null
        ? seeded.find(({ id }) => id === version.id)?.content
        : contentOfFile(files, file)
    return content ? { ...version, content } : []
  })
  const { categories, hiddenFrom } = node
  return {
    ...node,
    versions,
    categories: new Map(categories),
    hiddenFrom: new Set(hiddenFrom),
  }
}
