import { z } from 'zod/mini'
import type { HeldToken, PanelContext } from '../messages.ts'
import { workIdIn } from '../content/work-id.ts'
import { isOnHost } from './host-pattern.ts'

const toWorker = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('context') }),
  z.strictObject({ kind: z.literal('read-token') }),
  z.strictObject({ kind: z.literal('keep-token'), token: z.nullable(z.string()) }),
])

type Browser = Pick<typeof chrome, 'runtime' | 'storage' | 'tabs'>

/**
 * Answers a page of our own extension. Undefined for anything else: messages of content scripts and of
 * other extensions, and messages that are not among ours.
 */
export async function answer(
  message: unknown,
  sender: chrome.runtime.MessageSender,
  browser: Browser,
): Promise<PanelContext | HeldToken | null | undefined> {
  const own = browser.runtime.getURL('')
  if (sender.id !== browser.runtime.id || !sender.url?.startsWith(own)) return undefined
  const parsed = toWorker.safeParse(message)
  if (!parsed.success) return undefined
  const asked = parsed.data
  if (asked.kind === 'context')
    return { workId: await workId(sender, browser), backend: await backend(browser) }
  if (asked.kind === 'read-token') return { token: await heldToken(browser) }
  if (asked.token === null) await browser.storage.session.remove('token')
  else await browser.storage.session.set({ token: asked.token })
  return null
}

/** Out of the tab's own address, which only the browser writes. A side panel follows its window. */
async function workId(
  sender: chrome.runtime.MessageSender,
  browser: Browser,
): Promise<number | null> {
  const address = sender.tab ? sender.tab.url : (await tabBeside(sender, browser))?.url
  const hosts = browser.runtime.getManifest().content_scripts?.[0]?.matches ?? []
  return address && isOnHost(address, hosts) ? workIdIn(address) : null
}

async function tabBeside(
  sender: chrome.runtime.MessageSender,
  browser: Browser,
): Promise<chrome.tabs.Tab | undefined> {
  const documentIds = sender.documentId ? [sender.documentId] : []
  const [page] = await browser.runtime.getContexts({ documentIds })
  // -1 stands for "in no window".
  const where =
    page && page.windowId >= 0 ? { windowId: page.windowId } : { lastFocusedWindow: true }
  const [tab] = await browser.tabs.query({ active: true, ...where })
  return tab
}

async function backend(browser: Browser): Promise<string | null> {
  const held = await browser.storage.sync.get('backend')
  return typeof held['backend'] === 'string' ? held['backend'] : null
}

async function heldToken(browser: Browser): Promise<string | null> {
  const held = await browser.storage.session.get('token')
  return typeof held['token'] === 'string' ? held['token'] : null
}
