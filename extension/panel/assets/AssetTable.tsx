import { useMedia } from '../parts/use-media.ts'
import { HeaderRow } from './HeaderRow.tsx'
import { RowList } from './RowList.tsx'
import type { ShownRow } from './shown-rows.ts'
import { useAssetTable } from './use-asset-table.ts'
import './table.css'

/** Order and choice are worked out here; scrolling draws `RowList` alone. */
export function AssetTable({ rows }: { rows: ShownRow[] }) {
  const table = useAssetTable(rows)
  const narrow = useMedia('(max-width: 640px)')
  return (
    // Heights of cards that were measured mean nothing for rows: a list of the other kind begins anew.
    <RowList
      key={narrow ? 'cards' : 'rows'}
      table={table}
      rows={table.getRowModel().rows}
      narrow={narrow}
      head={<HeaderRow table={table} />}
    />
  )
}
