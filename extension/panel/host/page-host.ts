import type { Host } from './host.ts'
import { tellHolder } from './tell-holder.ts'

const tokenName = 'slipcase-token'

/** The panel as a page of the backend: the title is in the address, the token lives as long as the tab. */
export function pageHost(): Host {
  const work = Number(new URLSearchParams(location.search).get('work'))
  const context = {
    workId: Number.isSafeInteger(work) && work > 0 ? work : null,
    backend: location.origin,
  }
  return {
    context: async () => context,
    onContextChange: () => () => undefined,
    readToken: async () => sessionStorage.getItem(tokenName),
    keepToken: async (token) =>
      token === null
        ? sessionStorage.removeItem(tokenName)
        : sessionStorage.setItem(tokenName, token),
    framed: window.parent !== window,
    tellHolder,
    openSettings: null,
  }
}
