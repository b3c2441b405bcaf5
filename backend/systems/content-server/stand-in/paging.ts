import type { Input } from './input.ts'
import { wholeOf } from './input.ts'
import type { Settings } from './state.ts'

export interface Page<Entry> {
  entries: Entry[]
  paging: Record<string, number>
}

/** A page past the last repeats the last one, as some versions do. */
export function pageOf<Entry>(all: Entry[], { values }: Input, settings: Settings): Page<Entry> {
  const limit = Math.min(
    Math.max(1, wholeOf(values.limit) ?? settings.defaultPage),
    settings.largestPage,
  )
  const total = Math.max(1, Math.ceil(all.length / limit))
  const asked = Math.max(1, wholeOf(values.page) ?? 1)
  const page = settings.repeatLastPage ? Math.min(asked, total) : asked
  const start = (page - 1) * limit
  const entries = all.slice(start, start + limit)
  return {
    entries,
    paging: {
      limit,
      page,
      page_total: total,
      range_min: entries.length > 0 ? start + 1 : 0,
      range_max: start + entries.length,
      total_count: all.length,
    },
  }
}
