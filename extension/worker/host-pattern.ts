/**
 * Does an address belong to one of the manifest's host patterns, such as `https://*.consonance.app/*`?
 * Only patterns for whole hosts are understood, which are all that the manifest uses.
 */
export function isOnHost(address: string, patterns: readonly string[]): boolean {
  const { protocol, hostname, port } = new URL(address)
  return patterns.some((pattern) => {
    const [, scheme, host, wantedPort] =
      /^(https?):\/\/([^/:]+)(?::(\d+))?\/\*$/.exec(pattern) ?? []
    if (host === undefined || protocol !== `${scheme}:`) return false
    if (wantedPort !== undefined && wantedPort !== port) return false
    const parent = host.startsWith('*.') ? host.slice(2) : null
    return hostname === (parent ?? host) || (parent !== null && hostname.endsWith(`.${parent}`))
  })
}
