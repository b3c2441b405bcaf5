import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, vi } from 'vitest'
import type { ToHolder } from '../../messages.ts'
import type { Host } from '../host/host.ts'
import { PanelRoot } from '../shell/PanelRoot.tsx'
import { fillBrowserGaps } from './browser-gaps.ts'
import { workId } from './builders.ts'
import type { FakeBackend } from './fake-backend.ts'

// What goes on after a test would meet a browser that is gone.
afterEach(cleanup)

/** The whole panel over an in-memory backend, as a person meets it. */
export function openPanel(
  backend: FakeBackend,
  { signedIn = true, framed = false, narrow = false } = {},
) {
  location.hash = ''
  const { setNarrow } = fillBrowserGaps({ narrow })
  vi.stubGlobal('fetch', backend.fetch)
  let token: string | null = signedIn ? 'token' : null
  let openWork: number | null = workId
  let contextChanged = () => undefined as void
  const told: ToHolder[] = []
  const host: Host = {
    context: async () => ({ workId: openWork, backend: 'http://slipcase.test' }),
    onContextChange(changed) {
      contextChanged = changed
      return () => undefined
    },
    readToken: async () => token,
    keepToken: async (kept) => {
      token = kept
    },
    framed,
    tellHolder: (message) => void told.push(message),
    openSettings: null,
  }
  render(<PanelRoot host={host} />)
  return {
    user: userEvent.setup(),
    told,
    setNarrow,
    /** The person goes to another title in the window that the panel is about. */
    goTo(work: number) {
      openWork = work
      contextChanged()
    },
  }
}
