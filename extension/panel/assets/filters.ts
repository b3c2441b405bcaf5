import type { ShownRow } from './shown-rows.ts'

export interface Filters {
  words: string
  /** A role, or a group of roles. */
  role: string | null
  approved: boolean
  /** Approved, newest and cleared: can be used as it is. */
  usable: boolean
  system: string | null
  edition: number | null
}

export const noFilters: Filters = {
  words: '',
  role: null,
  approved: false,
  usable: false,
  system: null,
  edition: null,
}

/** Words as they are compared: case, spaces and the hyphens of an ISBN do not matter. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => (/^[\d-]+$/.test(word) ? word.replaceAll('-', '') : word))
    .filter((word) => word !== '')
}

export function filterRows(rows: ShownRow[], filters: Filters): ShownRow[] {
  const words = searchWords(filters.words)
  const { role, approved, usable, system, edition } = filters
  if (words.length === 0 && !role && !approved && !usable && !system && edition === null) {
    return rows
  }
  return rows.filter(
    (shown) =>
      (role === null || shown.group === role || shown.row.role === role) &&
      (!approved || shown.row.approval.state === 'approved') &&
      (!usable || shown.usable) &&
      (system === null || shown.row.ref.system === system) &&
      (edition === null || shown.row.editions.includes(edition)) &&
      words.every((word) => shown.words.includes(word)),
  )
}
