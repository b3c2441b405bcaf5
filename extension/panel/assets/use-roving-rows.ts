import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'

interface Rows {
  count: number
  /** Rows that PageUp and PageDown pass over. */
  page: () => number
  scrollTo: (index: number) => void
  toggle: (index: number) => void
  toggleAll: () => void
  open: (index: number) => void
}

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null

/** One row is in the tab order; keys move it. The rows need not all be in the page. */
export function useRovingRows(rows: Rows) {
  const [wanted, setCurrent] = useState(0)
  const current = Math.max(0, Math.min(wanted, rows.count - 1))
  const scroller = useRef<HTMLDivElement>(null)

  const move = (index: number) => {
    const next = Math.max(0, Math.min(index, rows.count - 1))
    setCurrent(next)
    rows.scrollTo(next)
    // The row may come into the page with this very change; it is there at the next frame.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-index="${next}"]`)
        ?.focus({ preventScroll: true }),
    )
  }

  const moves: Record<string, (page: number) => number> = {
    ArrowDown: () => current + 1,
    ArrowUp: () => current - 1,
    Home: () => 0,
    End: () => rows.count - 1,
    PageDown: (page) => current + page,
    PageUp: (page) => current - page,
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || rowOf(event.target) === null) return
    const step = moves[event.key]
    if (step !== undefined) move(step(rows.page()))
    else if (event.key === ' ') rows.toggle(current)
    else if (event.key === 'Enter') rows.open(current)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) rows.toggleAll()
    else return
    event.preventDefault()
  }

  const onClick = (event: MouseEvent) => {
    const row = rowOf(event.target)
    if (row === null) return
    const index = Number(row.dataset['index'])
    setCurrent(index)
    if (event.target instanceof Element && event.target.closest('label, a, button') === null) {
      rows.open(index)
    }
  }

  return { current, scroller, onKeyDown, onClick }
}
