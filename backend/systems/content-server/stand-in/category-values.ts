import { ApiError } from './api-error.ts'
import { categoryToken } from './node-view.ts'
import { isRecord } from './input.ts'
import type { ServerState } from './state.ts'
import type { StoredNode } from './stored-node.ts'

/** Values of a create call: flat keys, or nested by category; both may come. */
export function applyCategories(
  state: ServerState,
  node: StoredNode,
  given: Record<string, unknown>,
): void {
  for (const [key, value] of Object.entries(given)) {
    const category = Number(key.split('_')[0])
    if (/^\d+$/.test(key) && isRecord(value)) writeValues(state, node, category, value)
    else writeValues(state, node, category, { [key]: value })
  }
}

/** Puts values on the node. Keys that the category does not have are refused. */
export function writeValues(
  state: ServerState,
  node: StoredNode,
  category: number,
  values: Record<string, unknown>,
): void {
  const definition = state.categories.get(category)
  if (!definition) throw new ApiError(400, `Category ${category} does not exist.`)
  const held = { ...emptyValues(state, category), ...node.categories.get(category) }
  for (const [key, value] of Object.entries(values)) {
    if (key === `${category}_1`) continue
    const attribute = definition.attributes.find(({ number }) => key === `${category}_${number}`)
    if (!attribute) throw new ApiError(400, `Invalid attribute "${key}".`)
    if (Array.isArray(value) && !attribute.multiple)
      throw new ApiError(400, `Attribute "${key}" takes one value.`)
    held[key] = attribute.multiple && !Array.isArray(value) ? [value] : value
  }
  node.categories.set(category, held)
  node.categoryChanges += 1
  state.touch(node)
}

const emptyValues = (state: ServerState, category: number): Record<string, unknown> =>
  Object.fromEntries(
    (state.categories.get(category)?.attributes ?? []).map(({ number, multiple }) => [
      `${category}_${number}`,
      multiple ? [''] : '',
    ]),
  )

/** Refuses a token that is not the newest. Without one the last writer wins. */
export function requireFreshToken(node: StoredNode, category: number, sent: unknown): void {
  const token = isRecord(sent) ? sent.metadata_token : undefined
  if (token !== undefined && token !== categoryToken(node)) {
    throw new ApiError(409, `Category ${category} was changed by someone else.`)
  }
}
