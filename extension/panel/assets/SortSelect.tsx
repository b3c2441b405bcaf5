import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'
import { sortable } from './columns.tsx'

/** Sorting where the list has no header row, on narrow pages. */
export function SortSelect() {
  const sorting = useView((state) => state.sorting)
  const sort = useView((state) => state.sort)
  const [order] = sorting
  const value = order === undefined ? '' : `${order.id} ${order.desc ? 'desc' : 'asc'}`

  return (
    <select
      className="chip narrow-only"
      aria-label={words.assets.sortBy}
      value={value}
      onChange={(event) => {
        const [id = '', direction] = event.target.value.split(' ')
        sort(id === '' ? [] : [{ id, desc: direction === 'desc' }])
      }}
    >
      <option value="">{words.assets.sortNone}</option>
      {sortable.flatMap((id) => [
        <option key={`${id} asc`} value={`${id} asc`}>
          {words.assets.columns[id]}, {words.assets.sortAscending}
        </option>,
        <option key={`${id} desc`} value={`${id} desc`}>
          {words.assets.columns[id]}, {words.assets.sortDescending}
        </option>,
      ])}
    </select>
  )
}
