import type { Row } from '@tanstack/react-table'
import { instant } from '../messages/formats.ts'
import { words } from '../messages/words.ts'
import { Thumbnail } from '../parts/Thumbnail.tsx'
import { ApprovalCell } from './ApprovalCell.tsx'
import { EditionChips } from './EditionChips.tsx'
import { NameCell } from './NameCell.tsx'
import { RecordCell } from './RecordCell.tsx'
import { RightsCell } from './RightsCell.tsx'
import { columnHelper, type Features } from './table-features.ts'
import type { ShownRow } from './shown-rows.ts'

const { columns: names } = words.assets

const byRank = (a: Row<Features, ShownRow>, b: Row<Features, ShownRow>, id: string): number =>
  a.getValue<number>(id) - b.getValue<number>(id)

/** The columns in their order; what a column sorts by is the rank worked out with the row. */
export const columns = columnHelper.columns([
  columnHelper.display({
    id: 'picture',
    header: () => <span className="unseen">{names.picture}</span>,
    cell: ({ row }) => <Thumbnail row={row.original.row} />,
  }),
  columnHelper.accessor((shown) => shown.rank.name, {
    id: 'name',
    header: names.name,
    sortFn: byRank,
    cell: ({ row }) => <NameCell row={row.original.row} />,
  }),
  columnHelper.accessor((shown) => shown.rank.system, {
    id: 'system',
    header: names.system,
    sortFn: byRank,
    cell: ({ row: { original } }) => (
      <>
        {original.row.systemLabel}
        {original.asOf !== null && (
          <span className="why">{words.assets.asOf(instant(original.asOf))}</span>
        )}
      </>
    ),
  }),
  columnHelper.accessor((shown) => shown.rank.approval, {
    id: 'approval',
    header: names.approval,
    sortFn: byRank,
    cell: ({ row }) => <ApprovalCell approval={row.original.row.approval} />,
  }),
  columnHelper.accessor((shown) => shown.rank.rights, {
    id: 'rights',
    header: names.rights,
    sortFn: byRank,
    cell: ({ row }) => <RightsCell rights={row.original.row.rights} />,
  }),
  columnHelper.accessor((shown) => shown.rank.editions, {
    id: 'editions',
    header: names.editions,
    sortFn: byRank,
    cell: ({ row }) => (
      <EditionChips editions={row.original.editions} linked={row.original.row.linked} />
    ),
  }),
  columnHelper.display({
    id: 'record',
    header: names.record,
    cell: ({ row }) => <RecordCell record={row.original.row.record} />,
  }),
])

/** Columns that people can sort by, with their names. */
export const sortable = ['name', 'system', 'approval', 'rights', 'editions'] as const
