import { useEffect, useId, useRef, type ReactNode } from 'react'
import { askForWindow } from '../host/ask-for-window.ts'
import { words } from '../messages/words.ts'
import { usePanel } from '../panel-context.ts'
import { Announcer } from './Announcer.tsx'
import { Shape } from './Shape.tsx'

/**
 * A native modal dialog: it keeps the focus, closes by Escape and gives the focus back. The holder
 * of the frame is asked for the whole window meanwhile.
 */
export function Dialog({
  title,
  sub,
  drawer = false,
  onClose,
  footer,
  children,
}: {
  title: string
  sub?: ReactNode
  /** At the side rather than in the middle. */
  drawer?: boolean
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}) {
  const { host } = usePanel()
  const element = useRef<HTMLDialogElement>(null)
  const heading = useId()

  useEffect(() => {
    const dialog = element.current
    if (dialog === null) return undefined
    const before = document.activeElement
    askForWindow(host, true)
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => {
      dialog.close()
      askForWindow(host, false)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [host])

  return (
    <dialog
      ref={element}
      className={drawer ? 'drawer' : 'sheet'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-header">
        <div>
          <h2 id={heading}>{title}</h2>
          {sub !== undefined && <p className="quiet">{sub}</p>}
        </div>
        <button type="button" className="button icon" onClick={onClose}>
          <Shape name="cross" />
          <span className="unseen">{words.shell.close}</span>
        </button>
      </header>
      <Announcer />
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <footer className="dialog-footer">{footer}</footer>}
    </dialog>
  )
}
