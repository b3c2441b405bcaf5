import '../panel/jitless.ts'
import { answer } from './answer.ts'

// No top-level await: a worker with one is silently not registered.

void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true })

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') void askForBackend()
})

/** Unless the person's browser has synchronised the address from elsewhere. */
async function askForBackend(): Promise<void> {
  const { backend } = await chrome.storage.sync.get('backend')
  if (backend === undefined) await chrome.runtime.openOptionsPage()
}

// A token is good for one backend and must never reach another.
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === 'sync' && changes['backend']) void chrome.storage.session.remove('token')
})

chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  answer(message, sender, chrome).then(respond, () => respond(undefined))
  // The answer comes later.
  return true
})
