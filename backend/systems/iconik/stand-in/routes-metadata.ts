import { Hono } from 'hono'
import { z } from 'zod'
import { later, refusal } from './envelopes.ts'
import { versionAt, written, type HeldAsset, type HeldVersion, type IconikState } from './state.ts'
import { viewFields } from './view-fields.ts'

const changes = z.looseObject({
  metadata_values: z.record(
    z.string(),
    z.looseObject({
      field_values: z.array(
        z.looseObject({ value: z.union([z.string(), z.number(), z.boolean()]) }),
      ),
      mode: z.enum(['overwrite', 'append', 'delete']).default('overwrite'),
    }),
  ),
})
type Changes = z.infer<typeof changes>['metadata_values']

export function metadataRoutes(state: IconikState, now: () => Date): Hono {
  const app = new Hono()
  const view = {
    id: state.viewId,
    name: 'Publishing',
    description: null,
    view_fields: viewFields,
    ...later,
  }

  app.get('/metadata/v1/views', (context) => context.json({ objects: [view] }))
  app.get('/metadata/v1/views/:view', (context) =>
    context.req.param('view') === state.viewId
      ? context.json(view)
      : refusal(context, 404, 'Metadata view does not exist'),
  )

  const found = (at: { id?: string; version?: string; view?: string }) =>
    at.view === state.viewId ? versionAt(state, at) : null

  for (const place of [
    '/metadata/v1/assets/:id/views/:view',
    '/metadata/v1/assets/:id/versions/:version/views/:view',
  ]) {
    // "Nothing stored", "no such object" and "no such view" are one answer.
    app.get(place, (context) => {
      const one = found(context.req.param())
      if (!one || Object.keys(one.version.metadata).length === 0)
        return refusal(context, 404, 'Metadata not found')
      const asText = context.req.query('reencode_values_to_string') === 'true'
      return context.json(stored(one.asset, one.version, asText))
    })

    app.put(place, async (context) => {
      const one = found(context.req.param())
      if (!one) return refusal(context, 404, 'Metadata not found')
      const parsed = changes.safeParse(await context.req.json().catch(() => null))
      if (!parsed.success)
        return context.json({ errors: { metadata_values: 'Not a valid mapping type.' } }, 400)
      const errors = problemsOf(parsed.data.metadata_values)
      if (Object.keys(errors).length > 0) return context.json({ errors }, 400)
      one.version.metadata = changed(one.version.metadata, parsed.data.metadata_values)
      one.asset.modifiedAt = written(now())
      return context.json(stored(one.asset, one.version, false))
    })
  }
  return app
}

/** Fields that the body does not name stay as they are. */
function changed(before: Record<string, string[]>, wanted: Changes): Record<string, string[]> {
  const after = { ...before }
  for (const [name, { field_values, mode }] of Object.entries(wanted)) {
    const values = field_values.map(({ value }) => String(value))
    const held = after[name] ?? []
    after[name] =
      mode === 'append'
        ? [...new Set([...held, ...values])]
        : mode === 'delete'
          ? held.filter((value) => !values.includes(value))
          : values
  }
  return Object.fromEntries(Object.entries(after).filter(([, values]) => values.length > 0))
}

function problemsOf(wanted: Changes): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const [name, { field_values }] of Object.entries(wanted)) {
    const field = viewFields.find((one) => one.name === name)
    const options = field?.options.map(({ value }) => value) ?? []
    if (!field) problems[name] = 'Unknown field.'
    else if (
      field.field_type === 'drop_down' &&
      field_values.some(({ value }) => !options.includes(String(value)))
    )
      problems[name] = 'Not a valid choice.'
  }
  return problems
}

const stored = (asset: HeldAsset, version: HeldVersion, asText: boolean) => ({
  object_id: asset.id,
  object_type: 'assets',
  version_id: version.id,
  date_created: version.createdAt,
  date_modified: asset.modifiedAt,
  metadata_values: Object.fromEntries(
    Object.entries(version.metadata).map(([name, values]) => [
      name,
      {
        date_created: version.createdAt,
        field_values: values.map((value) => ({ value: asText ? value : native(name, value) })),
      },
    ]),
  ),
  ...later,
})

/** Booleans come back as booleans although they are written as text. */
const native = (name: string, value: string): string | boolean =>
  viewFields.find((field) => field.name === name)?.field_type === 'boolean'
    ? value === 'true'
    : value
