import { heldCell, heldValue, type MetadataElement } from './contract.ts'
import type { FieldPlace } from './mapping-config.ts'

export interface FieldValue {
  /** Exactly as held: what words are compared with. */
  stored: string
  /** For people; lookup values may carry stray blanks there. */
  shown: string
}

/** What a field holds. A value in a form nobody documented is told apart from an empty field. */
export interface FieldReading {
  values: FieldValue[]
  readable: boolean
}

const empty: FieldReading = { values: [], readable: true }

/** The fields and columns of an asset's metadata tree, by their exact ids. */
export function readMetadata(
  root: MetadataElement | null | undefined,
): (place: FieldPlace | null) => FieldReading {
  const fields = new Map<string, FieldReading>()
  const visit = (element: MetadataElement) => {
    // Some answers give a column `value` instead of `values`.
    const cells = element.values.length > 0 ? element.values : [element.value]
    if (element.id) {
      const read = cells.map(cellOf)
      fields.set(element.id, {
        values: read.filter((cell) => cell !== null && cell !== 'unreadable'),
        readable: !read.includes('unreadable'),
      })
    }
    element.metadata_element_list.forEach(visit)
  }
  if (root) visit(root)
  return (place) => (place && fields.get(place.field)) || empty
}

/** A cell is `{value: {…}}`; empty when `value` is missing at either level. */
function cellOf(cell: unknown): FieldValue | 'unreadable' | null {
  if (cell === undefined || cell === null) return null
  const held = heldCell.safeParse(cell)
  if (!held.success) return 'unreadable'
  if (held.data.value === undefined || held.data.value === null) return null
  const parsed = heldValue.safeParse(held.data.value)
  if (!parsed.success) return 'unreadable'
  const { value, shown } = parsed.data
  if (value === undefined || value === null || value === '') return null
  const stored = String(value)
  return { stored, shown: shown?.trim() || stored }
}
