import type { OtmmClient } from './client.ts'
import type { OtmmConfig } from './config.ts'
import { type Asset, asset, assetsAnswer } from './contract.ts'

/** Keeps the address of a read by ids below what servers take. */
const mostIdsInAddress = 50

const loads = {
  load_metadata: true,
  load_asset_content_info: true,
  load_thumbnail_info: true,
}
const dataLoad = (members: Record<string, boolean>): string =>
  JSON.stringify({ data_load_request: members })

/** Everything an item needs of one asset, and what its preview is. */
export const assetLoad: Record<string, string> = {
  load_type: 'custom',
  level_of_detail: 'slim',
  data_load_request: dataLoad({ ...loads, load_preview_info: true }),
}

/** The same for lists, which may give only the metadata that is asked for by name. */
export function listLoad(config: OtmmConfig): Record<string, string> {
  const places = Object.values(config.fields).flat()
  return {
    load_type: config.listLoadType,
    level_of_detail: 'slim',
    data_load_request: dataLoad(loads),
    metadata_to_return: places.flatMap((place) => place?.field ?? []).join(','),
  }
}

export const readable = (rows: unknown[]): Asset[] =>
  rows.flatMap((row) => asset.safeParse(row).data ?? [])

/** A server whose lists carry no metadata at all is asked once more, by ids; others never are. */
export async function withMetadata(
  client: OtmmClient,
  assets: Asset[],
  signal: AbortSignal,
): Promise<Asset[]> {
  const bare = assets.filter((one) => !one.metadata).map((one) => one.asset_id)
  if (bare.length === 0) return assets
  const chunks = Array.from({ length: Math.ceil(bare.length / mostIdsInAddress) }, (_, index) =>
    bare.slice(index * mostIdsInAddress, (index + 1) * mostIdsInAddress),
  )
  const read = await Promise.all(chunks.map((ids) => assetsByIds(client, ids, signal)))
  const whole = new Map(read.flat().map((one) => [one.asset_id, one]))
  return assets.flatMap((one) => (one.metadata ? one : (whole.get(one.asset_id) ?? [])))
}

async function assetsByIds(
  client: OtmmClient,
  ids: string[],
  signal: AbortSignal,
): Promise<Asset[]> {
  const context = {
    type: 'com.artesia.asset.selection.AssetIdsSelectionContext',
    asset_ids: ids,
    child_type: 'ASSETS',
    include_descendants: 'NONE',
  }
  const answer = await client.json(
    {
      operation: 'assets',
      path: '/assets',
      query: {
        selection_context: JSON.stringify({
          selection_context_param: { selection_context: context },
        }),
        ...assetLoad,
      },
      signal,
    },
    assetsAnswer,
  )
  return readable(answer.assets_resource.asset_list)
}
