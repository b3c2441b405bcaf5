import { z } from 'zod/mini'

/** The parts of the manifest that the build changes; the rest is passed on as it is. */
export const manifestSource = z.looseObject({
  content_scripts: z.array(z.looseObject({ matches: z.array(z.string()) })),
  host_permissions: z.array(z.string()),
  web_accessible_resources: z.array(z.looseObject({ matches: z.array(z.string()) })),
  content_security_policy: z.looseObject({ extension_pages: z.string() }),
})
export type ManifestSource = z.infer<typeof manifestSource>

/**
 * The manifest as it is shipped: with the version of `package.json`, and with further hosts that count
 * as Consonance (a customer's own host, or the sandbox's title pages).
 *
 * @example writeManifest(source, { version: '1.2.0', extraHosts: ['http://127.0.0.1/*'] })
 */
export function writeManifest(
  source: ManifestSource,
  { version, extraHosts }: { version: string; extraHosts: readonly string[] },
): ManifestSource & { version: string } {
  const hosts = extraHosts.map(hostOf)
  const wider = <T extends { matches: string[] }>(part: T): T => ({
    ...part,
    matches: [...part.matches, ...extraHosts],
  })
  const policy = source.content_security_policy.extension_pages
  return {
    ...source,
    version: chromeVersion(version),
    host_permissions: [...source.host_permissions, ...extraHosts],
    content_scripts: source.content_scripts.map(wider),
    web_accessible_resources: source.web_accessible_resources.map(wider),
    content_security_policy: {
      ...source.content_security_policy,
      extension_pages: policy.replace(/frame-ancestors [^;]*/, (all) => [all, ...hosts].join(' ')),
    },
  }
}

/** A pattern without a port stands for any port; a policy source without one stands for the usual port. */
function hostOf(pattern: string): string {
  const [, scheme, host, port] =
    /^(https?):\/\/([^/:*]+|\*\.[^/:*]+)(:\d+)?\/\*$/.exec(pattern) ?? []
  if (!host) throw new Error(`${pattern} is not a host pattern such as https://books.example.org/*`)
  return `${scheme}://${host}${port ?? (scheme === 'http' ? ':*' : '')}`
}

/** Chrome knows up to four numbers and nothing else. */
function chromeVersion(version: string): string {
  const numbers = /^\d+(\.\d+){0,3}/.exec(version)?.[0]
  if (!numbers) throw new Error(`${version} does not begin with a version number`)
  return numbers
}
