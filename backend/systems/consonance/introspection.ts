import { z } from 'zod'
import type { Client } from './client.ts'

/** What a field of Consonance's schema is, as far as selecting it needs. */
export interface Field {
  /** Name of its type without list and non-null marks. */
  type: string
  /** Fields of that type; null for scalars and enums. */
  parts: string[] | null
  /** It has an argument that must be given: then it cannot be selected by name alone. */
  needsArguments: boolean
}

export interface SchemaType {
  fields: ReadonlyMap<string, Field>
  inputs: string[]
  values: string[]
}

/** The part of a customer's schema that we use. A type that it lacks is empty. */
export type Schema = (type: string) => SchemaType

const types = [
  'Query',
  'Mutation',
  'Work',
  'Product',
  'SupportingResource',
  'SupportingResourceVariant',
  'SupportingResourceStatus',
  'WorkSearchAttributes',
  'CreateSupportingResourceInput',
  'CreateSupportingResourcePayload',
  'DeleteSupportingResourceInput',
  'DeleteSupportingResourcePayload',
]

const document = `query SlipcaseSchema {
  ${types.map((type) => `${type}: __type(name: "${type}") { ...Facts }`).join('\n  ')}
}
fragment Facts on __Type {
  fields(includeDeprecated: true) {
    name
    args { defaultValue type { kind } }
    type { ...Named ofType { ...Named ofType { ...Named ofType { ...Named } } } }
  }
  inputFields { name }
  enumValues(includeDeprecated: true) { name }
}
fragment Named on __Type { name fields(includeDeprecated: true) { name } }`

const named = z.array(z.object({ name: z.string() })).nullable()
const typeName = z.object({
  name: z.string().nullable(),
  fields: named,
  get ofType() {
    return typeName.nullish()
  },
})
const typeFacts = z.object({
  fields: z
    .array(
      z.object({
        name: z.string(),
        args: z.array(
          z.object({ defaultValue: z.string().nullable(), type: z.object({ kind: z.string() }) }),
        ),
        type: typeName,
      }),
    )
    .nullable(),
  inputFields: named,
  enumValues: named,
})
const answer = z.record(z.string(), typeFacts.nullable())

const none: SchemaType = { fields: new Map(), inputs: [], values: [] }

/** Asks Consonance which of the names we know exist for this customer. */
export async function readSchema(client: Client, signal: AbortSignal): Promise<Schema> {
  const found = await client.send({
    operation: 'SlipcaseSchema',
    document,
    variables: {},
    answer,
    writes: false,
    signal,
  })
  const held = new Map(
    Object.entries(found).map(([name, facts]) => [name, facts ? schemaType(facts) : none]),
  )
  return (type) => held.get(type) ?? none
}

const schemaType = (facts: z.infer<typeof typeFacts>): SchemaType => ({
  fields: new Map(
    (facts.fields ?? []).map((field) => {
      let type = field.type
      while (type.ofType) type = type.ofType
      const needsArguments = field.args.some(
        (argument) => argument.type.kind === 'NON_NULL' && argument.defaultValue === null,
      )
      return [field.name, { type: type.name ?? '', parts: namesOf(type.fields), needsArguments }]
    }),
  ),
  inputs: namesOf(facts.inputFields) ?? [],
  values: namesOf(facts.enumValues) ?? [],
})

const namesOf = (list: z.infer<typeof named>): string[] | null =>
  list?.map((entry) => entry.name) ?? null
