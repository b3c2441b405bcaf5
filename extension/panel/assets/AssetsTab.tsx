import { useDeferredValue, useMemo } from 'react'
import type { TitleView } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'
import { AssetTable } from './AssetTable.tsx'
import { EmptyList } from './EmptyList.tsx'
import { filterRows } from './filters.ts'
import { shownRows } from './shown-rows.ts'
import { Toolbar } from './Toolbar.tsx'

export function AssetsTab({ view }: { view: TitleView }) {
  const filters = useView((state) => state.filters)
  const selection = useView((state) => state.selection)
  const select = useView((state) => state.select)
  // Typing stays ahead of the list: a long list is drawn again when the keys rest.
  const settled = useDeferredValue(filters)
  const all = shownRows(view)
  const rows = useMemo(() => filterRows(all, settled), [all, settled])
  const selected = Object.keys(selection).length
  const hidden = useMemo(
    () => selected - rows.filter((shown) => selection[shown.row.key]).length,
    [rows, selection, selected],
  )

  return (
    <>
      <Toolbar view={view} />
      {rows.length === 0 ? <EmptyList view={view} /> : <AssetTable rows={rows} />}
      <div className="tally">
        <output>{words.assets.shown(rows.length, all.length)}</output>
        {selected > 0 && (
          <>
            <span>
              {words.assets.selected(selected)}
              {hidden > 0 && ` (${words.assets.selectedHidden(hidden)})`}
            </span>
            <button type="button" className="link" onClick={() => select({})}>
              {words.assets.clearSelection}
            </button>
          </>
        )}
        <span className="space" />
        <span id="list-keys" className="wide-only">
          {words.assets.keys}
        </span>
      </div>
    </>
  )
}
