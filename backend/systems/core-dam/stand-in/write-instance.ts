import { z } from 'zod'
import { Refusal } from './hal.ts'
import { accessLists, traits, types } from './model.ts'
import { type CoreDamState, freshId, type StoredInstance } from './state.ts'

const bag = z.record(z.string(), z.unknown())
const fields = z.object({
  name: z.string().min(1).optional(),
  display_name: z.string().optional(),
  parent_folder_id: z.string().nullable().optional(),
  acl_id: z.string().optional(),
  properties: bag.optional(),
  traits: z.record(z.string(), z.record(z.string(), bag)).optional(),
  renditions: z
    .array(
      z.object({
        name: z.string().optional(),
        rendition_type: z.string().default('primary'),
        blob_id: z.string(),
        mime_type: z.string().optional(),
      }),
    )
    .optional(),
})
export type WrittenFields = z.infer<typeof fields>

export function readFields(body: unknown): WrittenFields {
  const parsed = fields.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal(400, `Invalid value of ${issue?.path.join('.')}: ${issue?.message}`)
}

/** Checks the written fields against the model and puts them into the instance. */
export function write(
  instance: StoredInstance,
  wanted: WrittenFields,
  state: CoreDamState,
  mode: 'partial' | 'full',
): void {
  checkNames('attribute', attributesOf(instance.type), Object.keys(wanted.properties ?? {}))
  for (const [name, held] of Object.entries(wanted.traits ?? {})) {
    const trait = traits.find((one) => one.system_name === name)
    if (!trait) throw new Refusal(400, `Trait ${name} does not exist`)
    const known = trait.attributes.map((attribute) => attribute.name)
    for (const values of Object.values(held)) checkNames('attribute', known, Object.keys(values))
  }
  const parent = wanted.parent_folder_id
  if (parent && state.instances.get(parent)?.category !== 'folder')
    throw new Refusal(400, `Folder ${parent} does not exist`)
  if (wanted.acl_id && !accessLists.some((list) => list.id === wanted.acl_id))
    throw new Refusal(400, `ACL ${wanted.acl_id} does not exist`)

  const full = mode === 'full'
  instance.name = wanted.name ?? instance.name
  instance.displayName = wanted.display_name ?? (wanted.name || instance.displayName)
  instance.parentId = parent === undefined ? instance.parentId : parent
  instance.aclId = wanted.acl_id ?? instance.aclId
  instance.properties = { ...(full ? {} : instance.properties), ...wanted.properties }
  const kept = full ? {} : instance.traits
  instance.traits = { ...kept }
  for (const [trait, named] of Object.entries(wanted.traits ?? {}))
    for (const [name, values] of Object.entries(named))
      instance.traits[trait] = {
        ...instance.traits[trait],
        [name]: { ...kept[trait]?.[name], ...values },
      }
  if (wanted.renditions) instance.renditions = wanted.renditions.map((one) => rendition(one, state))
}

const attributesOf = (type: string): string[] =>
  (types.find((one) => one.system_name === type)?.attributes ?? []).map((one) => one.name)

function checkNames(kind: string, known: string[], names: string[]): void {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Refusal(400, `Unknown ${kind}: ${unknown}`)
}

/** The record of a file names bytes that are in storage already (upload first, then create). */
function rendition(
  wanted: NonNullable<WrittenFields['renditions']>[number],
  state: CoreDamState,
): StoredInstance['renditions'][number] {
  const file = state.files.get(wanted.blob_id)
  if (!file) throw new Refusal(400, `Blob ${wanted.blob_id} does not exist`)
  const type = wanted.rendition_type.toLowerCase()
  if (type !== 'primary' && type !== 'secondary')
    throw new Refusal(400, `Invalid rendition_type: ${wanted.rendition_type}`)
  return {
    id: freshId(),
    name: wanted.name ?? file.originalFileName,
    type,
    mimeType: wanted.mime_type ?? file.mimeType,
    blobId: wanted.blob_id,
  }
}
