import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { SystemFailure } from '#shared/domain/failure.ts'
import { roles } from '#shared/domain/role.ts'
import type { FiledDocument, FileDocument, Operation, WriteContext } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import { confirmFiled } from './confirm-filed.ts'
import { attributeKey, type ContentServerConfig } from './config.ts'
import { createdNode, oneVersion } from './contract.ts'
import { requireDocumentName } from './document-name.ts'
import { factsOf, flatValues, writeFacts } from './filed-facts.ts'
import { filedState, findDocument, versionNote } from './filed-state.ts'
import { webUrlOf } from './mapping.ts'
import type { UploadedFile } from './multipart.ts'
import type { Nodes } from './nodes.ts'
import type { Records } from './records.ts'

export interface FilingParts {
  client: Client
  nodes: Nodes
  records: Records
  config: ContentServerConfig
  now: () => Date
}

const source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    ref: z.object({ system: z.string(), id: z.string(), version: z.string() }),
    rendition: z.enum(['original', 'jpeg']),
  }),
  z.object({ kind: z.literal('spool'), id: z.string() }),
])

/**
 * Files a document in four steps: upload (a new document, or a version of the one with this name),
 * classify, write our facts into its category, and later read the bytes back. The uploaded version
 * carries our reference from the first moment, so that an attempt which was cut off is continued
 * and never uploaded again; the facts come last and mark it as finished.
 */
export function createFileDocument(parts: FilingParts): Operation<FileDocument, FiledDocument> {
  const { nodes, records, config } = parts

  return {
    input: z.object({
      workspaceId: z.string().regex(/^\d+$/),
      workId: z.int(),
      isbn: z.string().nullable(),
      role: z.enum(roles),
      name: z.string(),
      mediaType: z.string(),
      bytes: z.int().min(0),
      source,
      origin: z.string(),
      versionNote: z.string(),
    }),
    output: z.object({
      documentId: z.string(),
      version: z.string(),
      sha256: z.string(),
      bytes: z.number(),
      recordNumber: z.string().nullable(),
      webUrl: z.string().nullable(),
    }),

    /** Only what is wholly done: after anything less, `perform` goes on where it was cut off. */
    async find(input, context) {
      const present = await findDocument(nodes, input, context.signal)
      if (!present) return null
      const state = filedState(present, context.reference, config)
      return state.kind === 'finished'
        ? filed(present.properties.id, state, input.bytes, config)
        : null
    },

    async perform(input, context) {
      requireDocumentName(input.name)
      const present = await findDocument(nodes, input, context.signal)
      const state = present && filedState(present, context.reference, config)
      if (present && state?.kind === 'finished')
        return filed(present.properties.id, state, input.bytes, config)

      const uploaded =
        present && state?.kind === 'uploaded'
          ? {
              documentId: present.properties.id,
              version: state.version,
              sha256: await hashOfSource(input, context),
            }
          : await upload(parts, input, context, present?.properties.id ?? null)
      const { documentId, version, sha256 } = uploaded
      const recordNumber = await records.classify(documentId, input.role, context.signal)
      await writeFacts(
        parts,
        documentId,
        {
          ...factsOf(input, context.reference, version, config),
          sha256,
          ...(recordNumber === null ? {} : { recordNumber }),
        },
        context.signal,
      )
      return filed(documentId, { version, sha256, recordNumber }, input.bytes, config)
    },

    confirm: (output, input, context) => confirmFiled(parts, output, input, context),
  }
}

async function upload(
  { client, records, config }: FilingParts,
  input: FileDocument,
  context: WriteContext,
  documentId: number | null,
): Promise<{ documentId: number; version: number; sha256: string }> {
  let sha256 = Promise.resolve('')
  const open = async (): Promise<UploadedFile> => {
    const content = await openSource(input, context)
    sha256 = content.sha256
    return { ...input, stream: content.stream }
  }
  const note = versionNote(input.versionNote, context.reference)
  if (documentId !== null) {
    const made = await client.upload(
      {
        operation: 'add a version',
        path: `v2/nodes/${documentId}/versions`,
        body: { description: note },
        open,
        answer: oneVersion,
      },
      context.signal,
    )
    return { documentId, version: made.version_number, sha256: await sha256 }
  }
  const classification = records.onCreate(input.role)
  const made = await client.upload(
    {
      operation: 'create a document',
      path: 'v2/nodes',
      body: {
        type: 144,
        parent_id: Number(input.workspaceId),
        name: input.name,
        external_source: 'file_stream',
        roles: {
          categories: {
            ...flatValues(factsOf(input, context.reference, 1, config), config),
            [attributeKey(config.publishing.category, '1')]: {},
          },
          ...(classification ? { rmclassifications: classification } : {}),
        },
      },
      open,
      answer: createdNode,
    },
    context.signal,
  )
  return { documentId: made.id, version: 1, sha256: await sha256 }
}

/** What was meant to be stored; the stored bytes themselves would prove nothing about it. */
async function hashOfSource(input: FileDocument, context: WriteContext): Promise<string> {
  const content = await openSource(input, context)
  content.stream.resume()
  await finished(content.stream, { writable: false })
  return content.sha256
}

async function openSource(input: FileDocument, context: WriteContext) {
  const content = await context.open(input.source)
  // Read by whoever needs it; a stream that is given up is reported by the stream itself.
  content.sha256.catch(() => {})
  if (content.bytes === null || content.bytes === input.bytes) return content
  content.stream.destroy()
  throw new SystemFailure('conflict', {
    system: 'content-server',
    operation: 'file a document',
    message: `The source of "${input.name}" has ${content.bytes} bytes now, not the ${input.bytes} that were planned`,
  })
}

const filed = (
  documentId: number,
  state: { version: number; sha256: string; recordNumber: string | null },
  bytes: number,
  config: ContentServerConfig,
): FiledDocument => ({
  documentId: String(documentId),
  version: String(state.version),
  sha256: state.sha256,
  bytes,
  recordNumber: state.recordNumber,
  webUrl: webUrlOf(config, documentId),
})
