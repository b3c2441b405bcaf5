import { Hono } from 'hono'
import { z } from 'zod'
import { answer, exception, parametersOf } from './answers.ts'
import { compileConditions } from './condition-list.ts'
import { compileKeywords, facetValueOf, type Found } from './found.ts'
import { loadOf } from './load.ts'
import { renderAsset, renderFolder } from './render-asset.ts'
import type { OtmmState } from './state.ts'

const usualRows = 25
const mimeType = 'ARTESIA.FIELD.MIME TYPE'

const restrictions = z.looseObject({
  facet_restriction_list: z.looseObject({
    facet_field_restriction: z.array(
      z.looseObject({ field_id: z.string(), value_list: z.array(z.string().nullable()) }),
    ),
  }),
})

/** GET, POST with a form, POST with everything in the query: all are in use. */
export const searchRoutes = (state: OtmmState) =>
  new Hono().on(['GET', 'POST'], '/search/text', async (c) => {
    const params = await parametersOf(c)
    try {
      return answer(c, state, await search(params, state))
    } catch (cause) {
      if (cause instanceof SyntaxError || cause instanceof z.ZodError)
        return exception(c, 400, 'The search conditions are malformed')
      throw cause
    }
  })

async function search(params: Record<string, string>, state: OtmmState) {
  const { test, invalid } = compileConditions(params['search_condition_list'], state)
  const keywords = compileKeywords(params['keyword_query'], state)
  const inFolder = params['folder_filter']
  const all: Found[] = [
    ...state.assets.filter((asset) => !asset.hidden).map((asset) => ({ asset })),
    ...state.folders.map((folder) => ({ folder })),
  ]
  const matching = all.filter(
    (found) =>
      test(found) &&
      keywords(found) &&
      (!inFolder || ('asset' in found && found.asset.folderIds.includes(inFolder))),
  )
  const restricted = matching.filter(restriction(params['facet_restriction_list'], state))
  const rows = sorted(restricted, params['sort'], state)
  const after = Number(params['after'] ?? 0)
  const limit = Math.min(Number(params['limit'] ?? usualRows), state.switches.mostRows)
  const page = rows.slice(after, Math.min(after + limit, Number(params['before'] ?? Infinity)))
  const load = loadOf(params)
  const listed = state.switches.listsWithoutMetadata ? { ...load, metadata: false } : load
  return {
    search_result_resource: {
      search_result: {
        asset_group_count: { entry: [] },
        asset_id_list: page.map(idOfFound),
        contains_invalid_conditions: invalid,
        facet_field_response_list: [
          { field_id: mimeType, facet_value_list: buckets(matching, state) },
        ],
        hit_count: page.length,
        offset: after,
        total_hit_count: rows.length,
      },
      ...(params['return_type'] === 'ids'
        ? {}
        : {
            asset_list: await Promise.all(
              page.map(async (found) =>
                'asset' in found
                  ? renderAsset(found.asset, listed, state)
                  : renderFolder(found.folder),
              ),
            ),
          }),
    },
  }
}

const idOfFound = (found: Found): string =>
  'asset' in found ? found.asset.assetId : found.folder.id

/** `null` in a value list means "no value". */
function restriction(text: string | undefined, state: OtmmState): (found: Found) => boolean {
  if (!text) return () => true
  const { facet_field_restriction: asked } = restrictions.parse(
    JSON.parse(text),
  ).facet_restriction_list
  return (found) =>
    asked.every(({ field_id, value_list }) =>
      value_list.includes(facetValueOf(found, field_id, state)),
    )
}

/** Buckets for "no value" come without `value`. */
const buckets = (found: Found[], state: OtmmState) =>
  [...Map.groupBy(found, (one) => facetValueOf(one, mimeType, state))].map(([value, members]) => ({
    ...(value === null ? {} : { value }),
    asset_count: members.length,
  }))

/** `asc_NAME`, `desc_ARTESIA.FIELD.ASSET ID`: direction, underscore, field. */
function sorted(found: Found[], sort: string | undefined, state: OtmmState): Found[] {
  const [, direction, field] = /^(asc|desc)_(.+)$/.exec(sort ?? '') ?? []
  if (!direction || !field) return found
  const id = field === 'NAME' ? 'ARTESIA.FIELD.ASSET NAME' : field
  const key = (one: Found) => facetValueOf(one, id, state) ?? ''
  const sign = direction === 'asc' ? 1 : -1
  return found.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
