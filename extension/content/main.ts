import { keepPanel } from './keep-panel.ts'

keepPanel(() => {
  // After an update or reload of the extension the old script lives on without it.
  const id = chrome.runtime?.id
  if (!id) return null
  // The address is a dynamic one, made for this session; what it loads has the extension's own origin.
  const address = chrome.runtime.getURL('panel/index.html')
  return { address, origin: `${new URL(address).protocol}//${id}` }
})
