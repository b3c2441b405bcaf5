import type { AssetRow, EditionView, TitleView } from '#shared/api/titles.ts'
import { roleName } from '../messages/say.ts'
import { editionLabels, type EditionLabel } from './edition-labels.ts'
import { roleGroup, type RoleGroup } from './role-groups.ts'

/** A row with what the table asks of it again and again, worked out once per reading of the title. */
export interface ShownRow {
  row: AssetRow
  group: RoleGroup
  usable: boolean
  /** Everything the search box looks at, in lower case. */
  words: string
  editions: EditionLabel[]
  /** When its system was read last, if that is not recent enough to rely on. */
  asOf: string | null
  /** Place in each order, so that sorting compares numbers only. */
  rank: { name: number; system: number; approval: number; rights: number; editions: number }
}

const made = new WeakMap<TitleView, ShownRow[]>()

export function shownRows(view: TitleView): ShownRow[] {
  const held = made.get(view)
  if (held !== undefined) return held
  const rows = makeRows(view)
  made.set(view, rows)
  return rows
}

const approvalOrder = ['rejected', 'not-approved', 'unknown', 'in-review', 'approved']
const verdictOrder = ['blocked', 'unknown', 'partial', 'cleared']

function makeRows(view: TitleView): ShownRow[] {
  const labels = editionLabels(view.editions)
  const outdated = new Set(
    view.systems
      .filter((system) => system.state === 'stale' || system.state === 'down')
      .map((system) => system.system),
  )
  const nameRanks = ranksOf(view.rows.map((row) => sortKey(row.name)))
  const systemRanks = ranksOf(view.rows.map((row) => sortKey(row.systemLabel)))
  return view.rows.map((row, index) => {
    const editions = row.editions.flatMap((id) => labels.get(id) ?? [])
    return {
      row,
      group: roleGroup(row.role),
      usable:
        row.approval.state === 'approved' &&
        row.isLatest !== false &&
        row.rights.verdict === 'cleared',
      words: searchText(row, view.editions),
      editions,
      asOf: outdated.has(row.ref.system) ? row.seenAt : null,
      rank: {
        name: nameRanks[index] ?? 0,
        system: systemRanks[index] ?? 0,
        approval: approvalOrder.indexOf(row.approval.state),
        rights: verdictOrder.indexOf(row.rights.verdict),
        editions: editions.length,
      },
    }
  })
}

function searchText(row: AssetRow, editions: EditionView[]): string {
  const parts = [row.name, row.fileName, roleName(row.role), row.role, row.record?.number]
  for (const edition of editions) {
    if (row.editions.includes(edition.productId)) parts.push(edition.isbn)
  }
  return parts.join(' ').toLowerCase()
}

/**
 * Text whose plain order is nearly that of the alphabet: without case and accents, numbers by value.
 * Comparing 10,000 names with Intl.Collator takes longer than a frame may.
 */
const sortKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(12, '0'))

function ranksOf(keys: string[]): number[] {
  const sorted = [...new Set(keys)].sort()
  const rankOf = new Map(sorted.map((key, rank) => [key, rank]))
  return keys.map((key) => rankOf.get(key) ?? 0)
}
