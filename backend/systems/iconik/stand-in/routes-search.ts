import { Hono } from 'hono'
import { z } from 'zod'
import { needs } from './access.ts'
import { later, pages, refusal } from './envelopes.ts'
import {
  assetObject,
  fileObjects,
  formatObjects,
  keyframeObjects,
  versionObject,
} from './objects.ts'
import { filter, passes, wordsOf } from './search-filter.ts'
import { compare, facetsOf, indexed } from './search-index.ts'
import { latest, type HeldAsset, type IconikState } from './state.ts'
import type { Storage } from './storage.ts'

const criteria = z.looseObject({
  doc_types: z.array(z.string()).optional(),
  query: z.string().optional(),
  filter: filter.optional(),
  facets: z.array(z.string()).optional(),
  include_fields: z.array(z.string()).optional(),
  sort: z.array(z.looseObject({ name: z.string(), order: z.string().optional() })).optional(),
  search_after: z.array(z.unknown()).optional(),
})

export function searchRoutes(state: IconikState, storage: Storage): Hono {
  const app = new Hono()
  app.post('/search/v1/search', needs(state, 'can_search'), async (context) => {
    const parsed = criteria.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) return context.json({ errors: { criteria: 'Not a valid search.' } }, 400)
    const asked = parsed.data
    const words = wordsOf(asked.query ?? '')
    if (words === null) return refusal(context, 400, 'Cannot parse query')
    state.searches += 1
    if (context.req.query('save_search_history') !== 'false') state.savedSearches += 1
    const isSigned = context.req.query('generate_signed_url') !== 'false'

    const by = asked.sort?.[0] ?? { name: 'date_created' }
    const found = [...(state.lag ?? state.assets).values()]
      .map((asset) => ({ asset, ...indexed(asset) }))
      .filter(() => asked.doc_types?.includes('assets') ?? true)
      .filter((one) => !asked.filter || passes(one, asked.filter))
      .filter((one) => words.every((word) => one.words.has(word)))
      .map((one) => ({ ...one, sort: [one.fields[by.name]?.[0] ?? '', one.asset.id] as const }))
      .sort((a, b) => compare(a.sort, b.sort) * (by.order === 'desc' ? -1 : 1))
    const after = asked.search_after ?? []
    const from = found.findIndex(({ sort }) => sort[1] === after[1]) + 1

    return pages(
      context,
      after.length > 0 ? found.slice(from) : found,
      async ({ asset, sort }) => {
        const sign = (id: string) => (isSigned ? storage.sign(id, false) : null)
        const whole = Object.entries(await hit(asset, state, sign))
        const wanted = whole.filter(([name]) => asked.include_fields?.includes(name) ?? true)
        const shown = Object.fromEntries(wanted)
        return { id: asset.id, object_type: 'assets', ...shown, ...later, _sort: sort }
      },
      { total: found.length, facets: facetsOf(found, asked.facets ?? []) },
    )
  })
  return app
}

/** Metadata is flat in the index: field → plain values. */
const hit = async (asset: HeldAsset, state: IconikState, sign: (id: string) => string | null) => {
  const version = latest(asset)
  return {
    ...assetObject(asset),
    approval_status: version.approval?.status ?? 'N/A',
    metadata: version.metadata,
    versions: asset.versions.map(versionObject),
    files: await fileObjects(version, state),
    formats: formatObjects(version),
    keyframes: keyframeObjects(version, sign),
    permissions: ['read'],
  }
}
