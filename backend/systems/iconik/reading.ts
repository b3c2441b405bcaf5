import type { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { ItemRef } from '#shared/domain/item.ts'
import type { CallContext } from '../port.ts'
import { createReviewReader, type Review } from './approvals.ts'
import { path, type IconikClient } from './client.ts'
import type { IconikConfig } from './config.ts'
import {
  asset as assetObject,
  file,
  format,
  keyframe,
  metadataValues,
  type Asset,
  type AssetVersion,
  type Hit,
} from './contract.ts'
import { flatten, type FieldValues } from './field-values.ts'
import { originalOf, type Media, type Original } from './media.ts'
import { currentVersion, usableVersions } from './versions.ts'

/** Everything that is bound to one version. */
export interface VersionFacts {
  fields: FieldValues
  review: Review
  media: Media
}

/** Reads one asset from the services themselves: the search index lags behind them (documented). */
export interface AssetReader {
  /** Null when it is gone, in the recycle bin, or may not be seen. */
  visible(id: string, context: CallContext): Promise<Asset | null>
  version(id: string, version: string, hit: Hit | null, context: CallContext): Promise<VersionFacts>
  original(id: string, version: string, context: CallContext): Promise<Original | null>
  /** One version with its asset; null as above. */
  at(ref: ItemRef, context: CallContext): Promise<Reading | null>
  /** The newest version. What is bound to it is read along with the asset when the hit names it right. */
  current(hit: Hit, context: CallContext): Promise<Reading | null>
}

export interface Reading {
  asset: Asset
  version: AssetVersion
  facts: VersionFacts
}

export function createAssetReader(client: IconikClient, config: IconikConfig): AssetReader {
  const reviewOf = createReviewReader(client)

  const reader: AssetReader = {
    async visible(id, context) {
      try {
        return await asset(id, context)
      } catch (cause) {
        if (cause instanceof SystemFailure && cause.kind === 'not-permitted') return null
        throw cause
      }
    },

    async version(id, version, hit, context) {
      const known = hit && mediaIn(hit, version)
      const [values, review, media] = await Promise.all([
        metadata(id, version, context),
        reviewOf(id, version, context),
        known ?? mediaOf(id, version, context),
      ])
      return {
        fields: flatten(values?.metadata_values ?? {}),
        review,
        media,
      }
    },

    async original(id, version, context) {
      const [files, formats] = await Promise.all([
        list('files', file, id, version, context),
        list('formats', format, id, version, context),
      ])
      return originalOf({ files, formats })
    },

    async at({ id, version: wanted }, context) {
      const reading = reader.version(id, wanted, null, context)
      const asset = await first(reader.visible(id, context), reading)
      const version = asset && usableVersions(asset).find((held) => held.id === wanted)
      return version ? { asset, version, facts: await reading } : null
    },

    async current(hit, context) {
      const guess = currentVersion(hit)
      const reading = guess && reader.version(hit.id, guess.id, hit, context)
      const found = await first(asset(hit.id, context), reading)
      const version = found && currentVersion(found)
      if (!version) return null
      const facts =
        reading && guess?.id === version.id
          ? await reading
          : await reader.version(hit.id, version.id, hit, context)
      return { asset: found, version, facts }
    },
  }

  const asset = async (id: string, context: CallContext): Promise<Asset | null> => {
    const found = await client.find({
      operation: 'asset',
      path: path`assets/v1/assets/${id}/`,
      answer: assetObject,
      context,
    })
    // A deleted asset stays readable until it is purged (documented).
    return found?.status === 'DELETED' ? null : found
  }

  /** 404 is "no values in this view"; a wrong view says the same and is found by the check. */
  const metadata = (id: string, version: string, context: CallContext) =>
    client.find({
      operation: 'metadata',
      path:
        config.metadataOf === 'asset'
          ? path`metadata/v1/assets/${id}/views/${config.metadataView}/`
          : path`metadata/v1/assets/${id}/versions/${version}/views/${config.metadataView}/`,
      answer: metadataValues,
      context,
    })

  const list = <T extends z.ZodType>(
    what: 'files' | 'formats' | 'keyframes',
    answer: T,
    id: string,
    version: string,
    context: CallContext,
  ) =>
    client.all({
      operation: what,
      path: path`files/v1/assets/${id}/versions/${version}/${what}/`,
      query: { generate_signed_url: false },
      answer,
      context,
    })

  async function mediaOf(id: string, version: string, context: CallContext): Promise<Media> {
    const [files, formats, keyframes] = await Promise.all([
      list('files', file, id, version, context),
      list('formats', format, id, version, context),
      list('keyframes', keyframe, id, version, context),
    ])
    return { files, formats, keyframes }
  }

  return reader
}

/** Files do not change in a version, so a hit that shows a complete original saves three calls. */
function mediaIn(hit: Hit, version: string): Media | null {
  const own = <T extends { version_id?: string | null | undefined }>(
    parts: T[] | null | undefined,
  ) => (parts ?? []).filter((part) => part.version_id === version)
  const media = { files: own(hit.files), formats: own(hit.formats), keyframes: own(hit.keyframes) }
  return originalOf(media) && hit.keyframes ? media : null
}

/** Awaits the first. The other runs along; its failure counts only where it is awaited itself. */
async function first<T>(awaited: Promise<T>, along: Promise<unknown> | null): Promise<T> {
  along?.catch(() => {})
  return awaited
}
