import type { Json } from '#shared/domain/plan.ts'
import type { Connection } from './connection.ts'
import { mutationAnswer, type PayloadErrors } from './contract.ts'
import { failure } from './failures.ts'
import type { Schema } from './introspection.ts'

export interface Mutation {
  /** Their name, such as `CreateSupportingResource`: input and payload types derive from it. */
  name: string
  input: Record<string, Json>
  /** Fields of the input without which the write would not be what was asked for. */
  essential: string[]
  operation: string
  signal: AbortSignal
}

/**
 * Sends a mutation once, with those fields of the input that exist. Answers the id of the object in
 * the payload, null when the payload shows none.
 */
export async function mutate(connection: Connection, mutation: Mutation): Promise<number | null> {
  const { name, operation, signal } = mutation
  const schema = await connection.schema(signal)
  const field = name[0]!.toLowerCase() + name.slice(1)
  const { inputs } = schema(`${name}Input`)
  const lacking = schema('Mutation').fields.has(field)
    ? mutation.essential.filter((input) => !inputs.includes(input))
    : [field]
  if (lacking.length > 0)
    throw failure('rejected', operation, `This Consonance has no ${lacking.join(', ')}`)
  const known = Object.entries(mutation.input).filter(([key]) => inputs.includes(key))
  const { changed } = await connection.send({
    operation: `Slipcase${name}`,
    document: `mutation Slipcase${name}($input: ${name}Input!) {
  changed: ${field}(input: $input) { ${payloadSelection(schema, name)} }
}`,
    variables: { input: Object.fromEntries(known) },
    answer: mutationAnswer,
    writes: true,
    signal,
  })
  if (changed?.errors?.length)
    throw failure('rejected', operation, `Consonance refused it: ${wordsOf(changed.errors)}`)
  return changed?.created?.id ?? null
}

const errorParts = ['field', 'attribute', 'path', 'message', 'messages']

/** The payloads are not public: the changed object and the errors are found by type and by name. */
function payloadSelection(schema: Schema, name: string): string {
  const selected = ['__typename']
  for (const [field, { type, parts }] of schema(`${name}Payload`).fields) {
    if (type === 'SupportingResource') selected.push(`created: ${field} { id }`)
    if (field !== 'errors') continue
    const shown = errorParts.filter((part) => parts?.includes(part))
    selected.push(parts === null ? 'errors' : `errors { ${shown.join(' ') || '__typename'} }`)
  }
  return selected.join(' ')
}

const wordsOf = (errors: PayloadErrors): string =>
  errors
    .map((error) => (typeof error === 'string' ? [error] : Object.values(error).flat()))
    .map((parts) => parts.filter((part) => typeof part === 'string').join(' '))
    .join('; ')
    .slice(0, 500)
