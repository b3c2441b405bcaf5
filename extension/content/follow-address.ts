/** How often the address is looked at by itself, for pages that tell nobody, and to notice our own end. */
export const lookEveryMs = 2_000

/**
 * Calls back whenever the page may be another one. Whether Consonance uses Turbo, Turbolinks or plain
 * loads is not known, so all of their signals are taken; calling once too often does no harm.
 */
export function followAddress(look: () => void, signal: AbortSignal): void {
  if ('navigation' in globalThis)
    navigation.addEventListener('currententrychange', look, { signal })
  for (const name of ['popstate', 'pageshow']) addEventListener(name, look, { signal })
  for (const name of ['turbo:load', 'turbo:render', 'turbolinks:load'])
    document.addEventListener(name, look, { signal })
  // A body that is swapped, or a list that a script draws anew, takes our element with it.
  const observer = new MutationObserver(look)
  observer.observe(document.documentElement, { childList: true, subtree: true })
  const timer = setInterval(look, lookEveryMs)
  signal.addEventListener('abort', () => {
    observer.disconnect()
    clearInterval(timer)
  })
}
