import { functionalUpdate, useTable } from '@tanstack/react-table'
import { useView } from '../panel-context.ts'
import { columns } from './columns.tsx'
import type { ShownRow } from './shown-rows.ts'
import { features } from './table-features.ts'

const rowKey = (shown: ShownRow): string => shown.row.key

/** The one table. Rows come filtered; order and choice are kept in the view, so that they outlive it. */
export function useAssetTable(data: ShownRow[]) {
  const sorting = useView((view) => view.sorting)
  const rowSelection = useView((view) => view.selection)
  const sort = useView((view) => view.sort)
  const select = useView((view) => view.select)
  return useTable({
    features,
    columns,
    data,
    getRowId: rowKey,
    enableMultiSort: false,
    enableSubRowSelection: false,
    sortDescFirst: false,
    autoResetSorting: false,
    state: { sorting, rowSelection },
    onSortingChange: (updater) => sort(functionalUpdate(updater, sorting)),
    onRowSelectionChange: (updater) => select(functionalUpdate(updater, rowSelection)),
  })
}
export type AssetTable = ReturnType<typeof useAssetTable>
