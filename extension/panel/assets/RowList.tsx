import type { Row } from '@tanstack/react-table'
import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useCallback, type ReactNode } from 'react'
import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'
import { BodyRow } from './BodyRow.tsx'
import type { ShownRow } from './shown-rows.ts'
import type { Features } from './table-features.ts'
import type { AssetTable } from './use-asset-table.ts'
import { useRovingRows } from './use-roving-rows.ts'

const rowHeight = 56
const wideHeadHeight = 34
/** Cards are measured; this is where they start. */
const cardHeight = 124

/** The rows in sight, in a grid whose rows take the focus one at a time. */
export function RowList({
  table,
  rows,
  narrow,
  head,
}: {
  table: AssetTable
  rows: Row<Features, ShownRow>[]
  narrow: boolean
  head: ReactNode
}) {
  const selection = useView((view) => view.selection)
  const open = useView((view) => view.open)
  const headHeight = narrow ? 0 : wideHeadHeight

  const roving = useRovingRows({
    count: rows.length,
    page: () => Math.max(1, Math.floor((virtual.scrollRect?.height ?? 0) / rowHeight) - 1),
    scrollTo: (index) => virtual.scrollToIndex(index),
    toggle: (index) => rows[index]?.toggleSelected(),
    toggleAll: () => table.toggleAllRowsSelected(),
    open: (index) => {
      const row = rows[index]
      if (row !== undefined) open({ kind: 'details', key: row.id })
    },
  })

  // Stable while the rows are: the virtualizer measures all rows again when these change.
  const keyOf = useCallback((index: number) => rows[index]?.id ?? index, [rows])
  const estimate = useCallback(() => (narrow ? cardHeight : rowHeight), [narrow])
  // The row that holds the focus stays in the page, wherever the list is scrolled to.
  const indexesOf = (range: Range) => {
    const indexes = defaultRangeExtractor(range)
    if (rows.length === 0 || indexes.includes(roving.current)) return indexes
    return [...indexes, roving.current].sort((a, b) => a - b)
  }

  // The React compiler is not in use, so nothing is remembered that this must not have remembered.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => roving.scroller.current,
    estimateSize: estimate,
    getItemKey: keyOf,
    overscan: 2,
    // React draws at the next moment anyway; forced drawing inside a scroll event only costs.
    useFlushSync: false,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    rangeExtractor: indexesOf,
  })

  return (
    <div className="rows" ref={roving.scroller}>
      {/* The rows hold the focus; what they are told by keys and clicks is heard here once. */}
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        id="list"
        className="table"
        aria-label={words.assets.list}
        aria-describedby="list-keys"
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        onKeyDown={roving.onKeyDown}
        onClick={roving.onClick}
      >
        <thead>{head}</thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <BodyRow
                  key={row.id}
                  row={row}
                  index={item.index}
                  start={item.start - headHeight}
                  selected={selection[row.id] === true}
                  current={item.index === roving.current}
                  FlexRender={table.FlexRender}
                  measure={narrow ? virtual.measureElement : undefined}
                />
              )
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
