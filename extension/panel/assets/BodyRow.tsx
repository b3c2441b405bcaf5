import { memo } from 'react'
import type { Row } from '@tanstack/react-table'
import { words } from '../messages/words.ts'
import type { AssetTable } from './use-asset-table.ts'
import type { ShownRow } from './shown-rows.ts'
import type { Features } from './table-features.ts'

interface BodyRowProps {
  row: Row<Features, ShownRow>
  index: number
  start: number
  selected: boolean
  /** The row that the Tab key reaches. */
  current: boolean
  FlexRender: AssetTable['FlexRender']
  measure: ((element: Element | null) => void) | undefined
}

/** Only what a row needs to know reaches it, so that choosing one draws one. */
export const BodyRow = memo(function BodyRow({
  row,
  index,
  start,
  selected,
  current,
  FlexRender,
  measure,
}: BodyRowProps) {
  return (
    <tr
      ref={measure}
      className="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      style={{ transform: `translateY(${start}px)` }}
    >
      <td className="cell select">
        <label className="target">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={words.assets.select(row.original.row.name)}
            checked={selected}
            onChange={row.getToggleSelectedHandler()}
          />
        </label>
      </td>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={`cell ${cell.column.id}`}>
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  )
})
