import { words } from '../messages/words.ts'
import { Shape } from '../parts/Shape.tsx'
import type { AssetTable } from './use-asset-table.ts'

const orders = { asc: 'ascending', desc: 'descending' } as const

export function HeaderRow({ table }: { table: AssetTable }) {
  const all = table.getIsAllRowsSelected()
  const some = !all && table.getIsSomeRowsSelected()
  return (
    <tr className="row head" aria-rowindex={1}>
      <th scope="col" className="cell select">
        <label className="target">
          <input
            type="checkbox"
            aria-label={words.assets.selectAll}
            checked={all}
            ref={(box) => {
              if (box !== null) box.indeterminate = some
            }}
            onChange={() => table.toggleAllRowsSelected(!all)}
          />
        </label>
      </th>
      {table.getHeaderGroups()[0]?.headers.map((header) => {
        const { column } = header
        const order = column.getIsSorted()
        return (
          <th
            key={header.id}
            scope="col"
            className={`cell ${column.id}`}
            aria-sort={order === false ? undefined : orders[order]}
          >
            {column.getCanSort() ? (
              <button type="button" className="sort" onClick={() => column.toggleSorting()}>
                <table.FlexRender header={header} />
                {order !== false && <Shape name={order === 'asc' ? 'up' : 'down'} size={9} />}
              </button>
            ) : (
              <table.FlexRender header={header} />
            )}
          </th>
        )
      })}
    </tr>
  )
}
