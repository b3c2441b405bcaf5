export type BackendAddress =
  | { kind: 'origin'; origin: string }
  | { kind: 'refused'; why: 'empty' | 'not-an-address' | 'not-safe' | 'not-only-an-origin' }

/**
 * The backend's origin out of what a person typed. Plain http is accepted on this machine only: a token
 * travels to this address.
 *
 * @example backendAddress('slipcase.example.org') // { kind: 'origin', origin: 'https://slipcase.example.org' }
 */
export function backendAddress(typed: string): BackendAddress {
  const text = typed.trim()
  if (text === '') return { kind: 'refused', why: 'empty' }
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  if (!url) return { kind: 'refused', why: 'not-an-address' }
  const isHere = ['localhost', '127.0.0.1'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))
    return { kind: 'refused', why: 'not-safe' }
  const isOnlyOrigin =
    url.pathname === '/' && url.search + url.hash + url.username + url.password === ''
  return isOnlyOrigin
    ? { kind: 'origin', origin: url.origin }
    : { kind: 'refused', why: 'not-only-an-origin' }
}
