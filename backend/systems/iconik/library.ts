import { SystemFailure } from '#shared/domain/failure.ts'
import type { Item } from '#shared/domain/item.ts'
import type { Outbound } from '../outbound.ts'
import type { CallContext, Library, LibraryAnswer } from '../port.ts'
import { path, type IconikClient } from './client.ts'
import type { IconikConfig } from './config.ts'
import { openSigned } from './content.ts'
import { keyframe, signedAddress } from './contract.ts'
import { carries, itemOf, mediaTypeOf } from './mapping.ts'
import { stillOf } from './media.ts'
import { createAssetReader, type Reading, type VersionFacts } from './reading.ts'
import { keysFilter, roleFilter, searchAssets, wordsQuery, type Hits } from './search.ts'
import { usableVersions } from './versions.ts'

/** A title with more assets than this is a wrong mapping, and its list is said to be cut. */
const mostOfOneTitle = 2_000

/** No configured field could hold a key of the title, so that finding nothing proves nothing. */
const notLookedFor: LibraryAnswer = { items: [], complete: false }

export function createLibrary(
  client: IconikClient,
  storage: Outbound,
  config: IconikConfig,
  now: () => Date,
): Library {
  const reader = createAssetReader(client, config)
  const source = { storage, origins: config.contentOrigins }
  const itemFrom = (reading: Reading): Item => itemOf(reading, config, now())

  /** Reads what the index found. One asset that cannot be read makes the list incomplete, not empty. */
  async function itemsOf(
    { hits, complete }: Hits,
    isWanted: (facts: VersionFacts) => boolean,
    context: CallContext,
  ): Promise<LibraryAnswer> {
    const readings = await Promise.allSettled(hits.map((hit) => reader.current(hit, context)))
    const reasons: unknown[] = readings.flatMap((reading) =>
      reading.status === 'rejected' ? [reading.reason] : [],
    )
    const severe = reasons.find((reason) => !concernsOneAsset(reason))
    if (severe !== undefined) throw severe
    if (reasons.length > 0 && reasons.length === hits.length) throw reasons[0]
    const items = readings
      .flatMap((reading) => (reading.status === 'fulfilled' && reading.value ? reading.value : []))
      .filter(({ facts }) => isWanted(facts))
      .map(itemFrom)
    return { items, complete: complete && reasons.length === 0 }
  }

  return {
    async byTitle(keys, context) {
      const filter = keysFilter(keys, config)
      if (!filter) return notLookedFor
      const hits = await searchAssets(client, { filter, most: mostOfOneTitle }, context)
      return itemsOf(hits, (facts) => carries(facts, keys, config), context)
    },

    async search({ keys, words, role, limit }, context) {
      const query = wordsQuery(words)
      const byRole = roleFilter(role, config)
      const byKeys = keysFilter(keys, config)
      if (query === '' && !byKeys) return notLookedFor
      const filter = query === '' && byKeys ? { ...byRole, filters: [byKeys] } : byRole
      const hits = await searchAssets(client, { filter, words: query, most: limit }, context)
      return itemsOf(hits, () => true, context)
    },

    async get(ref, context) {
      const reading = await reader.at(ref, context)
      return reading && itemFrom(reading)
    },

    async versions(id, context) {
      const asset = await reader.visible(id, context)
      return Promise.all(
        (asset ? usableVersions(asset) : []).map(async (version) => {
          const facts = await reader.version(id, version.id, null, context)
          return itemFrom({ asset: asset!, version, facts })
        }),
      )
    },

    async thumbnail(ref, context) {
      const find = async (): Promise<string | null> => {
        const keyframes = await client.all({
          operation: 'keyframes',
          path: path`files/v1/assets/${ref.id}/versions/${ref.version}/keyframes/`,
          answer: keyframe,
          context,
        })
        return stillOf(keyframes)?.url ?? null
      }
      return openSigned(source, 'thumbnail', find, 0, context)
    },

    async open(ref, rendition, offset, context) {
      const original = await reader.original(ref.id, ref.version, context)
      if (!original) return null
      // iconik makes stills, but no JPEG of the full size.
      if (rendition === 'jpeg' && mediaTypeOf(original.format, config) !== 'image/jpeg') return null
      const find = async (fresh: boolean): Promise<string | null> => {
        const found = await client.find({
          operation: 'download-address',
          path: path`files/v1/assets/${ref.id}/files/${original.file.id}/download_url/`,
          query: fresh ? { bypass_url_cache: true } : {},
          answer: signedAddress,
          context,
        })
        return found?.url ?? null
      }
      return openSigned(source, 'download', find, offset, context)
    },
  }
}

/** Refused credentials or an ended wait concern the whole list; anything else one asset of it. */
const concernsOneAsset = (reason: unknown): boolean =>
  reason instanceof SystemFailure && reason.kind !== 'sign-in-required'
