import { SystemFailure } from '#shared/domain/failure.ts'
import type { Role } from '#shared/domain/role.ts'
import type { Client } from './client.ts'
import type { ContentServerConfig } from './config.ts'
import { anything, classifications, holds, retentionStages } from './contract.ts'
import { isKind, orNull } from './refusals.ts'

/** What Records Management says of a document. */
export interface RecordRead {
  number: string | null
  classification: string | null
  status: string | null
  retention: string | null
  onHold: boolean
}

export interface Records {
  /** Null when it is neither classified nor held, or Records Management does not tell us. */
  read(documentId: number, signal: AbortSignal): Promise<RecordRead | null>
  /** Classifies the document for its role unless it is classified already; gives its record number. */
  classify(documentId: number, role: Role, signal: AbortSignal): Promise<string | null>
  /** What a create call carries to classify at once; null when the role has no class. */
  onCreate(role: Role): Record<string, unknown> | null
}

export function createRecords(client: Client, config: ContentServerConfig): Records {
  const classesOf = async (documentId: number, signal: AbortSignal) => {
    const answer = await client.ask(
      {
        operation: 'read the records classification',
        path: `v1/nodes/${documentId}/rmclassifications`,
        answer: classifications,
      },
      signal,
    )
    return { token: answer.rm_metadataToken ?? null, first: answer.data[0] ?? null }
  }

  async function retentionOf(documentId: number, rsi: string | null, signal: AbortSignal) {
    if (!rsi) return null
    const stages = await orNull(
      client.ask(
        {
          operation: 'read the retention',
          path: `v1/nodes/${documentId}/rsi/${encodeURIComponent(rsi)}/GetRSIDetails`,
          answer: retentionStages,
        },
        signal,
      ),
      'rejected',
      'not-permitted',
    )
    // The date may come as YYYY-MM-DD or with a time (form unknown); the day is what counts.
    const calculated = stages?.data.find((stage) => stage.CalculatedDate)?.CalculatedDate
    const rule = stages?.data.find((stage) => stage.RetentionRule)?.RetentionRule
    return calculated?.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1') ?? rule ?? rsi
  }

  async function read(documentId: number, signal: AbortSignal): Promise<RecordRead | null> {
    const [classified, held] = await Promise.all([
      classesOf(documentId, signal).then(async ({ first }) => ({
        first,
        retention: await retentionOf(documentId, first?.rsi ?? null, signal),
      })),
      client.ask(
        { operation: 'read the holds', path: `v1/nodes/${documentId}/holds`, answer: holds },
        signal,
      ),
    ])
    // `active` is left out by some servers; a hold that is listed counts unless it says otherwise.
    const onHold = held.data.some((hold) => hold.active !== false)
    const { first, retention } = classified
    if (!first && !onHold) return null
    return {
      number: first?.file_number ?? null,
      classification: first?.name ?? null,
      status: first?.file_status ?? first?.status ?? null,
      retention,
      onHold,
    }
  }

  return {
    // Servers without Records Management do not know these addresses; a reader may lack its rights.
    read: (documentId, signal) => orNull(read(documentId, signal), 'rejected', 'not-permitted'),
    async classify(documentId, role, signal) {
      const classId = config.records?.classes[role]
      if (!config.records || classId === undefined) return null
      for (let tries = 1; ; tries += 1) {
        const { token, first } = await classesOf(documentId, signal)
        if (first) return first.file_number ?? null
        if (tries > 2) {
          throw new SystemFailure('conflict', {
            system: 'content-server',
            operation: 'classify',
            message: `Document ${documentId} could not be classified: Content Server took the classification but does not show it`,
          })
        }
        try {
          await client.ask(
            {
              operation: 'classify',
              method: 'POST',
              path: `v1/nodes/${documentId}/rmclassifications`,
              form: {
                class_id: String(classId),
                ...(token === null ? {} : { rm_metadataToken: token }),
                ...config.records.details,
              },
              answer: anything,
            },
            signal,
          )
        } catch (cause) {
          // Somebody else wrote between reading the token and sending it: read again, once.
          if (tries > 1 || !isKind(cause, 'conflict')) throw cause
        }
      }
    },
    onCreate(role) {
      const classId = config.records?.classes[role]
      return config.records && classId !== undefined
        ? { rmclassification_id: [classId], ...config.records.details }
        : null
    },
  }
}
