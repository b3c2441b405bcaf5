/** Metadata of one version: field name → its values as text, in order. */
export type FieldValues = ReadonlyMap<string, string[]>

/**
 * Out of the metadata service's form. Values may be text or native types (documented); empty ones
 * say nothing and are left out.
 */
export const flatten = (
  held: Record<
    string,
    { field_values?: { value?: unknown }[] | null | undefined } | null | undefined
  >,
): FieldValues =>
  new Map(
    Object.entries(held).map(([name, field]) => [
      name,
      (field?.field_values ?? []).map(({ value }) => textOf(value)).filter((text) => text !== ''),
    ]),
  )

/** Values of a mapped field; none when the customer has no such field. */
export const valuesOf = (fields: FieldValues, name: string | null): string[] =>
  name === null ? [] : (fields.get(name) ?? [])

const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : value === null || value === undefined
      ? ''
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value)
