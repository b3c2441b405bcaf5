import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSelectionFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import type { AssetRow } from '#shared/api/titles.ts'

export const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSelectionFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  // The cheapest comparison there is, so that the baseline is no straw man.
  sortFns: { basic: sortFn_basic },
})

const helper = createColumnHelper<typeof features, AssetRow>()

export const columns = helper.columns([
  helper.accessor('name', { header: 'Item', sortFn: 'basic' }),
  helper.accessor('role', { header: 'Role', sortFn: 'basic' }),
  helper.accessor('systemLabel', { header: 'System', sortFn: 'basic' }),
  helper.accessor((row) => row.approval.state, {
    id: 'approval',
    header: 'Approval',
    sortFn: 'basic',
  }),
  helper.accessor((row) => row.rights.verdict, { id: 'rights', header: 'Rights', sortFn: 'basic' }),
  helper.accessor((row) => row.editions.length, {
    id: 'editions',
    header: 'Editions',
    sortFn: 'basic',
  }),
  helper.accessor((row) => row.record?.number ?? '', {
    id: 'record',
    header: 'Record',
    sortFn: 'basic',
  }),
])
