import type { ArchiveInput } from '#shared/api/runs.ts'
import { itemKey } from '#shared/domain/item.ts'
import type { Notice } from '#shared/domain/notice.ts'
import { roles, type Role } from '#shared/domain/role.ts'
import type { Title } from '#shared/domain/title.ts'
import type { World } from './action.ts'

/** A file to archive, with what is known of it before it is moved. */
export interface Deliverable {
  source:
    | { kind: 'item'; ref: { system: string; id: string; version: string }; rendition: 'original' }
    | { kind: 'spool'; id: string }
  role: Role
  name: string
  mediaType: string
  bytes: number
  sha256: string | null
  origin: string
  note: string
}

/** What a deliverable of a role has to be, by its content. Roles without a row may be anything readable. */
const expected: Partial<Record<Role, (mediaType: string) => boolean>> = {
  'front-cover': (type) => type.startsWith('image/') || type === 'application/pdf',
  'full-cover': (type) => type.startsWith('image/') || type === 'application/pdf',
  'interior-pdf': (type) => type === 'application/pdf',
  epub: (type) => type === 'application/epub+zip',
  audio: (type) => type.startsWith('audio/'),
}

/** Looks at each chosen file: is it there, may it be archived, is it what its role says. */
export async function resolveDeliverables(
  chosen: ArchiveInput['deliverables'],
  title: Title,
  world: World,
): Promise<{ files: Deliverable[]; notices: Notice[] }> {
  const resolved = await Promise.all(chosen.map((entry) => resolve(entry, title, world)))
  const files = resolved.flatMap(({ file }) => file ?? [])
  const notices = resolved.flatMap((one) => one.notices)
  const names = files.map(({ name }) => name.toLowerCase())
  for (const { name } of files.filter(
    (file, index) => names.indexOf(file.name.toLowerCase()) !== index,
  )) {
    notices.push({ code: 'same-name-twice', weight: 'refusal', args: { file: name } })
  }
  return { files, notices }
}

async function resolve(
  entry: ArchiveInput['deliverables'][number],
  title: Title,
  world: World,
): Promise<{ file: Deliverable | null; notices: Notice[] }> {
  const found =
    entry.source.kind === 'item'
      ? await fromItem(entry.source.ref, title, world)
      : await fromSpool(entry.source.id, world)
  if ('refusal' in found) return { file: null, notices: [found.refusal] }
  const role = roles.find((known) => known === entry.role) ?? 'other'
  // Content Server allows no colon in a name.
  const name = (entry.name ?? found.name).replaceAll(':', '_').trim()
  const facts = await world.inspect(found.source, name)
  const notices = [...facts.notices, ...objections(name, role, facts.mediaType, found, world)]
  return { file: { ...found, role, name, mediaType: facts.mediaType ?? found.mediaType }, notices }
}

type Found = Omit<Deliverable, 'role'>

async function fromItem(
  ref: { system: string; id: string; version: string },
  title: Title,
  world: World,
): Promise<Found | { refusal: Notice }> {
  const item = await world.item(ref)
  if (!item)
    return {
      refusal: {
        code: 'item-gone',
        weight: 'refusal',
        args: { system: world.labelOf(ref.system) },
      },
    }
  if (item.documentClass !== 'open')
    return {
      refusal: { code: 'restricted-document', weight: 'refusal', args: { file: item.fileName } },
    }
  if (item.availability === 'archived')
    return {
      refusal: {
        code: 'archived-media',
        weight: 'refusal',
        args: { system: world.labelOf(ref.system) },
      },
    }
  if (item.approval.state !== 'approved') {
    return {
      refusal: {
        code: item.approval.state === 'rejected' ? 'rejected' : 'not-approved',
        weight: 'refusal',
        args:
          item.approval.state === 'rejected'
            ? { by: item.approval.by }
            : { said: item.approval.said },
      },
    }
  }
  if (item.workIds.length > 0 && !item.workIds.includes(title.workId)) {
    return {
      refusal: {
        code: 'title-differs',
        weight: 'refusal',
        args: { found: item.workIds.join(', '), expected: title.title },
      },
    }
  }
  if (item.bytes === null)
    return {
      refusal: {
        code: 'file-unreadable',
        weight: 'refusal',
        args: { file: item.fileName, found: null },
      },
    }
  return {
    source: { kind: 'item', ref, rendition: 'original' },
    name: item.fileName,
    mediaType: item.mediaType,
    bytes: item.bytes,
    sha256: null,
    origin: itemKey(ref),
    note: `${world.labelOf(ref.system)} ${item.versionLabel}`,
  }
}

async function fromSpool(id: string, world: World): Promise<Found | { refusal: Notice }> {
  const file = await world.spooled(id)
  // Somebody else's dropped file is not to be had by guessing its id.
  if (!file || file.owner !== world.principal.id)
    return { refusal: { code: 'item-gone', weight: 'refusal', args: { system: 'Slipcase' } } }
  return {
    source: { kind: 'spool', id },
    name: file.file_name,
    mediaType: file.media_type,
    bytes: file.bytes,
    sha256: file.sha256,
    origin: `sha256:${file.sha256}`,
    note: `dropped by ${world.principal.name}`,
  }
}

function objections(
  name: string,
  role: Role,
  mediaType: string | null,
  found: Found,
  world: World,
): Notice[] {
  const { mostBytes, mostNameLength } = world.rules.archive
  const notices: Notice[] = []
  if (name.length > mostNameLength)
    notices.push({
      code: 'name-too-long',
      weight: 'refusal',
      args: { file: name, most: mostNameLength },
    })
  if (found.bytes > mostBytes)
    notices.push({
      code: 'file-too-large',
      weight: 'refusal',
      args: { file: name, bytes: found.bytes, most: mostBytes },
    })
  const fits = expected[role]
  if (fits && !fits(mediaType ?? ''))
    notices.push({
      code: 'file-role-differs',
      weight: 'refusal',
      args: { file: name, role, found: mediaType },
    })
  else if (mediaType !== null && !sameFamily(found.mediaType, mediaType))
    notices.push({
      code: 'file-type-differs',
      weight: 'warning',
      args: { file: name, said: found.mediaType, found: mediaType },
    })
  return notices
}

/** Media types that only spell the same thing differently are not worth a warning. */
function sameFamily(said: string, found: string): boolean {
  if (said === found || said === 'application/octet-stream' || found === 'text/plain') return true
  const [a, b] = [said, found].map((type) => type.replace('/x-', '/'))
  return a === b || (said.startsWith('audio/') && found.startsWith('audio/'))
}
