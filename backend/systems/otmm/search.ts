import { SystemFailure } from '#shared/domain/failure.ts'
import type { OtmmClient } from './client.ts'
import type { Condition } from './conditions.ts'
import type { OtmmConfig } from './config.ts'
import { type Asset, isFolder, searchAnswer } from './contract.ts'
import { listLoad, readable, withMetadata } from './load.ts'

export interface SearchRequest {
  conditions: Condition[]
  words?: string
  /** Rows wanted; absent: all. */
  limit?: number
}

export interface SearchResult {
  assets: Asset[]
  /** False when rows are missing: cut off by the limit, unreadable, or gone between two pages. */
  complete: boolean
}

/** Stable while paging: an id never changes, a name or date may. */
const sort = 'asc_ARTESIA.FIELD.ASSET ID'

interface Page {
  rows: unknown[]
  total: number
  hits: number
}

/** The only place that searches OTMM. Later pages are read side by side. */
export async function searchAssets(
  client: OtmmClient,
  config: OtmmConfig,
  request: SearchRequest,
  signal: AbortSignal,
): Promise<SearchResult> {
  const wanted = request.limit ?? Infinity
  const first = await page(0, Math.min(wanted, config.pageSize))
  const end = Math.min(wanted, first.total)
  const starts: number[] = []
  if (first.hits > 0) for (let at = first.hits; at < end; at += first.hits) starts.push(at)
  const later = await Promise.all(starts.map((at) => window(at, Math.min(at + first.hits, end))))
  const rows = [first.rows, ...later].flat()
  const files = rows.filter((row) => !isFolder(row))
  const assets = await withMetadata(client, readable(files), signal)
  // A row that moved while paging comes twice, and then another one is missing.
  const distinct = new Set(assets.map((asset) => asset.asset_id)).size
  return { assets, complete: rows.length >= first.total && distinct === files.length }

  /** Reads from `at` up to `until`, also when the server gives fewer rows than asked. */
  async function window(at: number, until: number): Promise<unknown[]> {
    const rows: unknown[] = []
    while (at < until) {
      const { rows: some, hits } = await page(at, until - at)
      // Past the last row OTMM answers 0; going on would never end (documented of one client).
      if (hits <= 0) break
      rows.push(...some)
      at += hits
    }
    return rows
  }

  async function page(after: number, limit: number): Promise<Page> {
    const { search_result_resource: found } = await client.json(
      {
        operation: 'search',
        path: '/search/text',
        form: {
          search_config_id: config.searchConfigId,
          ...(request.words
            ? { keyword_query: request.words, keyword_scope_id: config.keywordScopeId }
            : {}),
          ...(request.conditions.length > 0
            ? {
                search_condition_list: JSON.stringify({
                  search_condition_list: { search_condition: request.conditions },
                }),
              }
            : {}),
          ...listLoad(config),
          // words come back by relevance
          ...(request.words ? {} : { sort }),
          after: String(after),
          limit: String(limit),
        },
        signal,
      },
      searchAnswer,
    )
    // Otherwise a misspelt field would list the whole library (inferred, hence never trusted).
    if (found.search_result.contains_invalid_conditions) throw invalidConditions(request.conditions)
    const { hit_count: hits, total_hit_count: total } = found.search_result
    return { rows: found.asset_list, total, hits }
  }
}

const fieldsOf = (condition: Condition): string[] =>
  'tabular_field_list' in condition
    ? [condition.metadata_table_id, ...condition.tabular_field_list.map((f) => f.metadata_field_id)]
    : [condition.metadata_field_id]

const invalidConditions = (conditions: Condition[]): SystemFailure =>
  new SystemFailure('rejected', {
    system: 'otmm',
    operation: 'search',
    message: `OTMM does not know one of the configured fields: ${[...new Set(conditions.flatMap(fieldsOf))].join(', ')}`,
  })
