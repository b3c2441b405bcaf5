import { useEffect, useRef } from 'react'
import type { TitleView } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'
import { FilterChips } from './FilterChips.tsx'
import { SortSelect } from './SortSelect.tsx'

/** Search, filters and order. */
export function Toolbar({ view }: { view: TitleView }) {
  const filters = useView((state) => state.filters)
  const filter = useView((state) => state.filter)
  const search = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, select, textarea, dialog')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      search.current?.focus()
    }
    document.addEventListener('keydown', focusSearch)
    return () => document.removeEventListener('keydown', focusSearch)
  }, [])

  return (
    <div className="toolbar">
      <div className="search">
        <input
          ref={search}
          type="search"
          placeholder={words.assets.search(view.rows.length)}
          aria-label={words.assets.search(view.rows.length)}
          aria-keyshortcuts="/"
          title={words.assets.searchKey}
          value={filters.words}
          onChange={(event) => filter({ words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') filter({ words: '' })
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <FilterChips view={view} />
      <SortSelect />
    </div>
  )
}
