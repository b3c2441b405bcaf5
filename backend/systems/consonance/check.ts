import type { CallContext, Finding } from '#backend/systems/port.ts'
import { SystemFailure } from '#shared/domain/failure.ts'
import type { Connection } from './connection.ts'
import { signInAnswer } from './contract.ts'
import type { Schema } from './introspection.ts'
import {
  missing,
  nameOf,
  type Wanted,
  wantedOfProduct,
  wantedOfResource,
  wantedOfWork,
} from './selection.ts'

/** Signs in, reads the customer's schema again and says what it and the configuration lack, and what follows. */
export async function check(connection: Connection, context: CallContext): Promise<Finding[]> {
  connection.forgetSchema()
  const schema = await connection.schema(context.signal)
  // A server may describe itself to anybody: only reading data proves that the key is accepted.
  await signIn(connection, context)
  return [
    ...lacks(schema, 'Work', wantedOfWork),
    ...lacks(schema, 'Product', wantedOfProduct),
    ...lacks(schema, 'SupportingResource', wantedOfResource(connection.config)),
    ...inputFindings(schema),
    ...variantFindings(connection, schema),
    ...statusFindings(connection, schema),
  ]
}

async function signIn(connection: Connection, context: CallContext): Promise<void> {
  const operation = 'SlipcaseSignIn'
  const document = `query ${operation} { work(workSearch: { idEq: 0 }) { id } }`
  const call = { operation, document, variables: {}, answer: signInAnswer, writes: false }
  try {
    await connection.send({ ...call, signal: context.signal })
  } catch (cause) {
    if (!(cause instanceof SystemFailure) || cause.kind !== 'not-found') throw cause
  }
}

function lacks(schema: Schema, type: string, wanted: Wanted[]): Finding[] {
  return missing(schema, type, wanted).map((want) => ({
    severity: ['id', 'title'].includes(want.field) ? 'error' : 'warning',
    text: `${type}.${nameOf(want)} does not exist or has another shape: ${want.without}.`,
  }))
}

function inputFindings(schema: Schema): Finding[] {
  const consequences: [type: string, input: string, consequence: string][] = [
    ['WorkSearchAttributes', 'idEq', 'titles cannot be read'],
    ['CreateSupportingResourceInput', 'imageRemoteUrl', 'images cannot be attached'],
    ['CreateSupportingResourceInput', 'productIds', 'images cannot be attached'],
    ['CreateSupportingResourceInput', 'resourceVariant', 'images cannot be attached'],
    ['CreateSupportingResourceInput', 'caption', 'captions are not written'],
    ['CreateSupportingResourceInput', 'copyright', 'copyright lines are not written'],
    [
      'CreateSupportingResourceInput',
      'requiredCredit',
      'images that need a credit cannot be attached',
    ],
    ['DeleteSupportingResourceInput', 'id', 'images cannot be taken away or an attach be undone'],
  ]
  return consequences
    .filter(([type, input]) => !schema(type).inputs.includes(input))
    .map(([type, input, consequence]) => ({
      severity: type === 'WorkSearchAttributes' ? 'error' : 'warning',
      text: `${type}.${input} does not exist: ${consequence}.`,
    }))
}

function variantFindings({ config }: Connection, schema: Schema): Finding[] {
  const { values } = schema('SupportingResourceVariant')
  const mapped = Object.entries(config.resourceVariants)
  const unmapped = values.filter((value) => mapped.every(([, variant]) => variant !== value))
  return [
    ...(mapped.length === 0
      ? [warning('No role is mapped to a kind of image: nothing can be attached.')]
      : []),
    ...mapped
      .filter(([, variant]) => !values.includes(variant))
      .map(([role, variant]) =>
        error(`${variant}, mapped for ${role}, is no kind of image here: attaching it will fail.`),
      ),
    ...(unmapped.length > 0
      ? [information(`Kinds of image without a role: ${unmapped.join(', ')}; shown as they are.`)]
      : []),
  ]
}

function statusFindings({ config }: Connection, schema: Schema): Finding[] {
  const { values } = schema('SupportingResourceStatus')
  const status = config.resourceStatus
  if (status && !values.includes(status))
    return [error(`${status} is no status of images here: attaching will fail.`)]
  return status
    ? []
    : [
        information(
          `No status is configured: attached images get Consonance's own default. It offers ${values.join(', ') || 'none'}.`,
        ),
      ]
}

const error = (text: string): Finding => ({ severity: 'error', text })
const warning = (text: string): Finding => ({ severity: 'warning', text })
const information = (text: string): Finding => ({ severity: 'information', text })
