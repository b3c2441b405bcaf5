import { z } from 'zod/mini'
import type { ToWorker } from '../../messages.ts'
import type { Host } from './host.ts'
import { tellHolder } from './tell-holder.ts'

const panelContext = z.object({ workId: z.nullable(z.number()), backend: z.nullable(z.string()) })
const heldToken = z.object({ token: z.nullable(z.string()) })

const askWorker = (message: ToWorker): Promise<unknown> => chrome.runtime.sendMessage(message)

/** The panel as an extension page: the worker knows the tab's address and keeps the token. */
export function extensionHost(): Host {
  return {
    context: async () => panelContext.parse(await askWorker({ kind: 'context' })),
    onContextChange,
    readToken: async () => heldToken.parse(await askWorker({ kind: 'read-token' })).token,
    keepToken: async (token) => void (await askWorker({ kind: 'keep-token', token })),
    framed: window.parent !== window,
    tellHolder,
    openSettings: () => void chrome.runtime.openOptionsPage(),
  }
}

/** The side panel stays open while the person goes from tab to tab; a frame's own tab never changes. */
function onContextChange(changed: () => void): () => void {
  chrome.tabs.onActivated.addListener(changed)
  chrome.tabs.onUpdated.addListener(changed)
  return () => {
    chrome.tabs.onActivated.removeListener(changed)
    chrome.tabs.onUpdated.removeListener(changed)
  }
}
