import { domains, fieldsById } from './model.ts'
import {
  indexedValues,
  type OtmmState,
  type StandInAsset,
  type StandInFolder,
  type Values,
} from './state.ts'

/** Whatever a search can find. */
export type Found = { asset: StandInAsset } | { folder: StandInFolder }

const systemFields: Record<string, (asset: StandInAsset) => string> = {
  'ARTESIA.FIELD.ASSET NAME': (asset) => asset.name,
  'ARTESIA.FIELD.ASSET ID': (asset) => asset.assetId,
  'ARTESIA.FIELD.ORIGINAL ASSET ID': (asset) => asset.originalId,
  'ARTESIA.FIELD.IS LATEST VERSION': (asset) => (asset.latest ? 'Y' : 'N'),
  'ARTESIA.FIELD.MIME TYPE': (asset) => asset.content.mediaType,
}

/** A folder counts as its own latest version, so that it turns up beside assets. */
const folderFields: Record<string, (folder: StandInFolder) => string> = {
  'ARTESIA.FIELD.ASSET NAME': (folder) => folder.name,
  'ARTESIA.FIELD.ASSET ID': (folder) => folder.id,
  'ARTESIA.FIELD.IS LATEST VERSION': () => 'Y',
}

export const isSystemField = (id: string): boolean => Object.hasOwn(systemFields, id)

/** What a found asset or folder holds in a field or column, as the index sees it. */
export function cellsOf(found: Found, id: string, state: OtmmState): (string | null)[] {
  const system =
    'asset' in found ? systemFields[id]?.(found.asset) : folderFields[id]?.(found.folder)
  return system === undefined ? (valuesOf(found, state).get(id) ?? []) : [system]
}

const valuesOf = (found: Found, state: OtmmState): Values =>
  'asset' in found ? indexedValues(found.asset, state) : found.folder.values

/** Every word, or quoted phrase, somewhere in the name, the file's name or the metadata. */
export function compileKeywords(
  query: string | undefined,
  state: OtmmState,
): (found: Found) => boolean {
  if (!query || query === '*') return () => true
  const parts = [...query.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return (found) => {
    const metadata = [...valuesOf(found, state)].flatMap(([id, cells]) =>
      cells.flatMap((cell) => (cell === null ? [] : [cell, displayOf(id, cell)])),
    )
    const names =
      'asset' in found ? [found.asset.name, found.asset.content.fileName] : [found.folder.name]
    const text = [...names, ...metadata].join('\n').toLowerCase()
    return parts.every((part) => text.includes(part))
  }
}

/** What people see of a stored value; facets speak of these. */
function displayOf(fieldId: string, stored: string): string {
  const domain = fieldsById.get(fieldId)?.domain
  return (domain && domains[domain]?.[stored]) ?? stored
}

export const facetValueOf = (found: Found, fieldId: string, state: OtmmState): string | null => {
  const [cell = null] = cellsOf(found, fieldId, state)
  return cell === null ? null : displayOf(fieldId, cell)
}
