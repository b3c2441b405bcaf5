import type { CallContext } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import type { CoreDamConfig } from './config.ts'
import { pageOf, rendition, type Rendition } from './contract.ts'

export type RenditionKind = 'original' | 'jpeg' | 'thumbnail'

const page = pageOf(rendition)
const keptMs = 60_000
const mostKept = 2000

/**
 * Where an instance's renditions are. The list is kept for a minute, because a thumbnail and the file
 * behind it are asked for in short order and the metadata service allows few calls.
 */
export function createRenditions(client: Client, config: CoreDamConfig, now: () => Date) {
  const kept = new Map<string, { rows: Rendition[]; until: number }>()

  async function list(instanceId: string, context: CallContext): Promise<Rendition[] | null> {
    const known = kept.get(instanceId)
    if (known && now().getTime() < known.until) return known.rows
    const found = await client.find(
      page,
      {
        operation: 'renditions',
        path: `/instances/file/${encodeURIComponent(config.type)}/${encodeURIComponent(instanceId)}/contents`,
        query: { 'items-per-page': '100' },
      },
      context,
    )
    if (!found) return null
    const { rows } = found
    kept.delete(instanceId)
    kept.set(instanceId, { rows, until: now().getTime() + keptMs })
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return rows
  }

  return {
    async find(
      instanceId: string,
      kind: RenditionKind,
      context: CallContext,
    ): Promise<{ href: string; mediaType: string } | null> {
      const chosen = choose((await list(instanceId, context)) ?? [], kind, config)
      return chosen?.href ? { href: chosen.href, mediaType: chosen.mediaType } : null
    },
  }
}

/** Documented are only primary and secondary: what a secondary one is for is said by its configured name. */
export function choose(
  rows: Rendition[],
  kind: RenditionKind,
  config: CoreDamConfig,
): Rendition | null {
  const primary = rows.find((row) => row.isPrimary) ?? null
  if (kind === 'original') return primary
  if (kind === 'jpeg' && primary?.mediaType === 'image/jpeg') return primary
  const pictures = rows.filter((row) => !row.isPrimary && row.mediaType.startsWith('image/'))
  const wanted = kind === 'jpeg' ? config.renditions.jpeg : config.renditions.thumbnail
  const named = pictures.find((row) => wanted !== null && withoutSuffix(row.name) === wanted)
  if (kind === 'jpeg') return named?.mediaType === 'image/jpeg' ? named : null
  return named ?? smallest(pictures)
}

const withoutSuffix = (name: string): string => name.replace(/\.[^.]+$/, '')

const smallest = (rows: Rendition[]): Rendition | null =>
  rows.toSorted((a, b) => (a.bytes ?? Infinity) - (b.bytes ?? Infinity))[0] ?? null
