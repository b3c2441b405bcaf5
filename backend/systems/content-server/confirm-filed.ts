import { createHash } from 'node:crypto'
import type {
  Confirmation,
  FiledDocument,
  FileDocument,
  WriteContext,
} from '#backend/systems/port.ts'
import type { FilingParts } from './file-document.ts'
import { filedState } from './filed-state.ts'
import { openVersion } from './open-version.ts'

/**
 * Content Server states no checksum anywhere (documented), so the stored version is read back and
 * hashed; and a document that has to be a record has to be classified.
 */
export async function confirmFiled(
  { client, nodes, records, config, now }: FilingParts,
  output: FiledDocument,
  input: FileDocument,
  { signal, reference }: WriteContext,
): Promise<Confirmation<FiledDocument>> {
  const documentId = Number(output.documentId)
  const number = Number(output.version)
  const content = await openVersion(client, nodes, { id: documentId, number, offset: 0 }, signal)
  if (!content) return contradicted(`Version ${number} of document ${documentId} is not there`)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of content.stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  const sha256 = hash.digest('hex')
  if (bytes !== input.bytes)
    return contradicted(`Content Server holds ${bytes} bytes, ${input.bytes} were sent`)
  if (sha256 !== output.sha256)
    return contradicted('The bytes that Content Server holds are not the bytes that were sent')

  const [record, node] = await Promise.all([
    records.read(documentId, signal),
    nodes.one(documentId, signal),
  ])
  // An attribute that is too short for our reference would make every later look take this for
  // somebody else's version.
  const isNewest = node.newest?.version_number === number
  if (isNewest && filedState(node, reference, config).kind !== 'finished')
    return contradicted('Content Server does not show the category values as they were written')
  const wanted = config.records?.classes[input.role]
  if (wanted !== undefined && !record?.classification)
    return contradicted('The document is stored but has no records classification')
  const recordNumber = record?.number ?? output.recordNumber
  const facts = { recordNumber, documentId: output.documentId, version: output.version }
  return {
    kind: 'confirmed',
    proof: { level: 'identical', sha256, bytes, at: now().toISOString(), facts },
    output: { ...output, recordNumber },
  }
}

const contradicted = (reason: string): Confirmation<FiledDocument> => ({
  kind: 'contradicted',
  reason,
})
