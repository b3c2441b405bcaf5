import { useRef, type KeyboardEvent } from 'react'
import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'
import type { Tab } from '../stores/view-store.ts'

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs by the ARIA pattern: one tab stop, arrow keys go round. */
export function Tabs({ tabs, counts }: { tabs: Tab[]; counts: Partial<Record<Tab, number>> }) {
  const tab = useView((state) => state.tab)
  const show = useView((state) => state.show)
  const bar = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.indexOf(tab)
    const step = steps[event.key]
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : step === undefined
            ? null
            : (at + step + tabs.length) % tabs.length
    const next = to === null ? undefined : tabs[to]
    if (next === undefined) return
    event.preventDefault()
    show(next)
    bar.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }

  return (
    <div role="tablist" aria-label={words.shell.tabList} ref={bar}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-controls={`part-${name}`}
          aria-selected={tab === name}
          tabIndex={tab === name ? 0 : -1}
          onClick={() => show(name)}
          onKeyDown={onKeyDown}
        >
          {words.shell.tabs[name]}
          {counts[name] !== undefined && <span className="count">{counts[name]}</span>}
        </button>
      ))}
    </div>
  )
}
