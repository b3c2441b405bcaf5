import { SystemFailure } from '#shared/domain/failure.ts'
import type { Item } from '#shared/domain/item.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { Library, LibraryAnswer } from '../port.ts'
import type { OtmmClient } from './client.ts'
import { allOf, holds, isLatestVersion, isVersionOf, titleConditions } from './conditions.ts'
import type { OtmmConfig } from './config.ts'
import { openJpeg, openOriginal, openThumbnail, readAsset, skipTo } from './content.ts'
import type { Asset } from './contract.ts'
import { isUsable, itemOf, storedIn } from './mapping.ts'
import { readMetadata } from './metadata.ts'
import { searchAssets, type SearchRequest, type SearchResult } from './search.ts'

export function createLibrary(client: OtmmClient, config: OtmmConfig, now: () => Date): Library {
  const find = (request: SearchRequest, signal: AbortSignal): Promise<SearchResult> =>
    searchAssets(client, config, request, signal)

  const items = (assets: Asset[]): Item[] => {
    const fetchedAt = now().toISOString()
    return assets.filter(isUsable).map((asset) => itemOf(asset, config, fetchedAt))
  }

  return {
    async byTitle(keys, { signal }) {
      const alternatives = titleConditions(keys, config)
      // With no field mapped nothing can be found, and that proves nothing.
      if (alternatives.length === 0) return { items: [], complete: false }
      const conditions = allOf([isLatestVersion], alternatives)
      const { assets, complete } = await find({ conditions }, signal)
      const carrying = newest(assets).filter((asset) => carriesKey(asset, keys, config))
      return { items: items(carrying), complete }
    },

    async search({ keys, words, role, limit }, { signal }) {
      const roleValues = Object.entries(config.words.roles).flatMap(([stored, meant]) =>
        role !== null && meant === role && config.fields.role
          ? [holds(config.fields.role, stored)]
          : [],
      )
      const ask = (alternatives: SearchRequest['conditions'], text: string) =>
        find(
          { conditions: allOf([isLatestVersion], alternatives, roleValues), words: text, limit },
          signal,
        )
      const ofTitle = titleConditions(keys, config)
      const text = words.trim()
      // The title's own come first; words alone look through the whole library.
      const found = await Promise.all([
        ...(ofTitle.length > 0 ? [ask(ofTitle, text)] : []),
        ...(text === '' ? [] : [ask([], text)]),
      ])
      const suitable = items(newest(found.flatMap((part) => part.assets))).filter(
        (item) => role === null || item.role === role,
      )
      return {
        items: suitable.slice(0, limit),
        complete:
          found.length > 0 && suitable.length <= limit && found.every((part) => part.complete),
      } satisfies LibraryAnswer
    },

    get: (ref, { signal }) =>
      nullWhenGone(async () => {
        const asset = await readAsset(client, ref.version, signal)
        return asset.original_asset_id === ref.id ? (items([asset])[0] ?? null) : null
      }),

    /** Newest first. */
    async versions(id, { signal }) {
      const { assets } = await find({ conditions: [isVersionOf(id)] }, signal)
      return items(
        assets
          .filter((asset) => asset.original_asset_id === id)
          .sort((a, b) => b.version - a.version),
      )
    },

    thumbnail: (ref, { signal }) => nullWhenGone(() => openThumbnail(client, ref, signal)),

    open: (ref, rendition, offset, { signal }) =>
      nullWhenGone(async () => {
        const content =
          rendition === 'original'
            ? await openOriginal(client, ref, signal)
            : await openJpeg(client, ref, signal)
        return content && skipTo(content, offset)
      }),
  }
}

/** One asset per item: what OTMM calls an older version is left out, an asset found twice kept once. */
function newest(assets: Asset[]): Asset[] {
  const byItem = new Map<string, Asset>()
  for (const asset of assets) {
    if (asset.latest_version === false) continue
    const held = byItem.get(asset.original_asset_id)
    if (!held || held.version < asset.version) byItem.set(asset.original_asset_id, asset)
  }
  return [...byItem.values()]
}

/** OTMM's comparison finds parts of values too; only an equal key makes an asset the title's. */
function carriesKey(asset: Asset, keys: TitleKeys, config: OtmmConfig): boolean {
  const item = itemOf(asset, config, '')
  return (
    item.workIds.includes(keys.workId) ||
    item.isbns.some((isbn) => keys.isbns.includes(isbn)) ||
    (keys.reference !== null &&
      storedIn(readMetadata(asset.metadata), config.fields.references).includes(keys.reference))
  )
}

/** 404 means not there, or not for us to see (documented): no difference to the reader. */
async function nullWhenGone<T>(read: () => Promise<T | null>): Promise<T | null> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof SystemFailure && cause.kind === 'not-found') return null
    throw cause
  }
}
