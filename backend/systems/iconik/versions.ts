import type { Asset, AssetVersion } from './contract.ts'

/** Not (or no longer) anything to use. A state that we do not know is kept. */
const unfinished = new Set(['IN_PROGRESS', 'FAILED', 'DELETING', 'DELETED'])

/**
 * The versions that can be used, oldest first. `version_number` may be missing (documented); which
 * way round the list then is, is unknown, so the dates decide.
 */
export function usableVersions({ versions }: Pick<Asset, 'versions'>): AssetVersion[] {
  const usable = (versions ?? []).filter((version) => !unfinished.has(version.status ?? ''))
  const numbered = usable.every((version) => typeof version.version_number === 'number')
  return usable.sort((a, b) =>
    numbered
      ? Number(a.version_number) - Number(b.version_number)
      : (a.date_created ?? '').localeCompare(b.date_created ?? ''),
  )
}

export const currentVersion = (asset: Pick<Asset, 'versions'>): AssetVersion | null =>
  usableVersions(asset).at(-1) ?? null
