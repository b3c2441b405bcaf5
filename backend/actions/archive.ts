import { archiveInput, type ArchiveInput } from '#shared/api/runs.ts'
import type { Notice } from '#shared/domain/notice.ts'
import { effectKey, outputOf, type Plan, type PlannedWrite } from '#shared/domain/plan.ts'
import type { Title } from '#shared/domain/title.ts'
import type { Action, World } from './action.ts'
import { resolveDeliverables, type Deliverable } from './deliverables.ts'
import { plainWrite } from './writes.ts'

/** CS-4: final deliverables become records in the title's one workspace, proven by reading them back. */
export const archive: Action<ArchiveInput> = {
  name: 'archive',
  permission: 'archive',
  input: archiveInput,
  async plan({ workId, deliverables }, world) {
    const plan = (writes: PlannedWrite[], notices: Notice[]): Plan => ({
      action: 'archive',
      workId,
      writes,
      notices,
    })
    const title = await world.title(workId)
    if (!title)
      return plan(
        [],
        [
          {
            code: 'item-gone',
            weight: 'refusal',
            args: { system: world.labelOf(world.titlesSystem ?? '') },
          },
        ],
      )
    if (!world.filingSystem)
      return plan(
        [],
        [{ code: 'system-down', weight: 'refusal', args: { system: 'Content Server' } }],
      )
    if (deliverables.length === 0)
      return plan([], [{ code: 'nothing-chosen', weight: 'refusal', args: {} }])

    const { files, notices } = await resolveDeliverables(deliverables, title, world)
    const refused = notices.some(({ weight }) => weight === 'refusal')
    if (refused) return plan([], notices)

    const isbn = title.products.find((product) => product.isbn !== null)?.isbn ?? null
    const filed = await alreadyFiled(files, title, isbn, world)
    const missing = files.filter((file) => !filed.has(file.name))
    for (const file of files) {
      const record = filed.get(file.name)
      if (record !== undefined)
        notices.push({
          code: 'already-archived',
          weight: 'fact',
          args: { file: file.name, record },
        })
    }
    if (missing.length === 0) return plan([], notices)
    const workspace: PlannedWrite = {
      ...plainWrite(
        'workspace',
        world.filingSystem,
        'filing',
        'ensureWorkspace',
        `filing:work:${workId}:workspace`,
        { workId, isbn, title: title.title },
      ),
      says: { code: 'ensure-workspace', args: { title: title.title } },
    }
    return plan(
      [workspace, ...missing.map((file, index) => fileWrite(file, index, title, isbn, world))],
      notices,
    )
  },
}

function fileWrite(
  file: Deliverable,
  index: number,
  title: Title,
  isbn: string | null,
  world: World,
): PlannedWrite {
  const input = {
    workId: title.workId,
    isbn,
    role: file.role,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes,
    source: file.source,
    origin: file.origin,
    versionNote: file.note,
  }
  const write = plainWrite(
    `file-${index + 1}`,
    world.filingSystem ?? '',
    'filing',
    'fileDocument',
    `filing:work:${title.workId}:${file.name}`,
    { ...input, workspaceId: outputOf('workspace', 'workspaceId') },
  )
  return {
    ...write,
    // What is filed, not by which way it came or in which run: the same bytes dropped twice are one effect.
    effectKey: effectKey(write.call, write.target, [file.role, file.bytes, file.origin]),
    after: ['workspace'],
    bytes: file.bytes,
    says: { code: 'file-document', args: { file: file.name, bytes: file.bytes } },
  }
}

/** Names of files that are there already with the same bytes, with their record numbers. */
async function alreadyFiled(
  files: Deliverable[],
  title: Title,
  isbn: string | null,
  world: World,
): Promise<Map<string, string | null>> {
  const held = await world.filedDocuments(title.workId)
  const done = await world.doneEffects(
    files.map((file) => fileWrite(file, 0, title, isbn, world).effectKey),
  )
  const result = new Map<string, string | null>()
  for (const file of files) {
    const document = held.find(({ name }) => name === file.name)
    if (!document || document.bytes !== file.bytes) continue
    const key = fileWrite(file, 0, title, isbn, world).effectKey
    const proven = done.find(
      (write) => write.effect_key === key && write.output?.['version'] === document.version,
    )
    if ((file.sha256 !== null && document.sha256 === file.sha256) || proven)
      result.set(file.name, document.recordNumber)
  }
  return result
}
