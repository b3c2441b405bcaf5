import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { KeptFiles } from '#backend/systems/kept-files.ts'
import type { Keeping } from '#backend/systems/stand-in-keeping.ts'
import type { ConsonanceState, HeldResource } from './state.ts'

/** What changed since the seed: resources as they are now, and the ids of those that are gone. */
export const keptState = (file: z.ZodType<string>) =>
  z.object({
    lastResourceId: z.int(),
    gone: z.array(z.int()),
    resources: z.array(
      z.object({
        id: z.int(),
        workId: z.int(),
        file: file.nullable(),
        width: z.int().nullable(),
        height: z.int().nullable(),
        imageRemoteUrl: z.string().nullable(),
        filename: z.string().nullable(),
        resourceVariant: z.string().nullable(),
        status: z.string(),
        caption: z.string().nullable(),
        copyright: z.string().nullable(),
        requiredCredit: z.string().nullable(),
        onixContentAudienceCode: z.string(),
        productIds: z.array(z.int()),
        isProcessing: z.boolean(),
        delayedJobStatus: z.enum(['queued', 'completed', 'failed']).nullable(),
        createdAt: z.string(),
      }),
    ),
  })
export type KeptState = z.infer<ReturnType<typeof keptState>>
type KeptResource = KeptState['resources'][number]

/** Puts what was kept over the seed, and keeps what changes from now on. */
export function keepChanges(state: ConsonanceState, keeping: Keeping<KeptState>): void {
  const { kept, files } = keeping
  if (kept) {
    state.lastResourceId = kept.lastResourceId
    for (const id of kept.gone) state.resources.delete(id)
    for (const resource of kept.resources)
      state.resources.set(resource.id, heldAgain(resource, state, files))
    state.changed = new Set([...kept.gone, ...kept.resources.map(({ id }) => id)])
  }
  state.onChange = () => keeping.changed()
  keeping.follow(() => {
    const ids = [...state.changed]
    return {
      lastResourceId: state.lastResourceId,
      gone: ids.filter((id) => !state.resources.has(id)),
      resources: ids.flatMap((id) => state.resources.get(id) ?? []).map(toBeKept),
    }
  })
}

const toBeKept = ({ content, ...facts }: HeldResource): KeptResource => ({
  ...facts,
  width: content?.width ?? null,
  height: content?.height ?? null,
})

function heldAgain(
  { width, height, ...facts }: KeptResource,
  state: ConsonanceState,
  files: KeptFiles,
): HeldResource {
  const { file, id, filename } = facts
  if (file === null) return { ...facts, content: state.resources.get(id)?.content ?? null }
  const content = {
    fileName: filename ?? '',
    mediaType: 'image/jpeg',
    width,
    height,
    durationSeconds: null,
    bytes: () => readFile(files.pathOf(file)),
  }
  return { ...facts, content }
}
