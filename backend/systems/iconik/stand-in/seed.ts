import type { World, WorldItem, WorldLicence, WorldVersion } from '#backend/sandbox/world.ts'
import { emptyState, uuidOf, written, type HeldApproval, type IconikState } from './state.ts'

/** The world's iconik items, in the fields of the default mapping. */
export function seed(world: World): IconikState {
  const state = emptyState()
  for (const item of world.items.filter(({ system }) => system === 'iconik')) {
    const id = assetIdOf(item.key)
    state.assets.set(id, {
      id,
      title: item.name,
      status: 'ACTIVE',
      isBlocked: false,
      externalId: null,
      createdAt: written(item.versions[0]!.modifiedAt),
      modifiedAt: written(item.versions.at(-1)!.modifiedAt),
      versions: item.versions.map((version) => ({
        id: versionIdOf(item.key, version.number),
        number: version.number,
        status: 'ACTIVE',
        archiveStatus: 'NOT_ARCHIVED',
        isOnline: true,
        createdAt: written(version.modifiedAt),
        metadata: metadataOf(item),
        approval: approvalOf(version, state),
        content: version.content,
        fileStatus: 'CLOSED',
        poster: version.thumbnail,
      })),
      history: [],
    })
  }
  return state
}

/** Ids under which a world item is kept. */
export const assetIdOf = (key: string): string => uuidOf(`asset/${key}`)
export const versionIdOf = (key: string, number: number): string =>
  uuidOf(`version/${key}/${number}`)

function metadataOf(item: WorldItem): Record<string, string[]> {
  const fields: Record<string, string[]> = {
    isbn13: item.isbns,
    consonance_work_id: item.workIds.map(String),
    asset_role: [item.role],
    document_class: item.documentClass === 'open' ? [] : [item.documentClass],
    credit_line: one(item.creditLine),
    alt_text: one(item.altText),
    ...(item.licence ? rightsOf(item.licence) : {}),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, values]) => values.length > 0))
}

const rightsOf = (licence: WorldLicence): Record<string, string[]> => ({
  rights_status: [licence.status],
  rights_territories: [...(licence.territories ?? []), ...one(licence.freeText)],
  rights_territories_excluded: licence.excluded,
  rights_start: one(licence.from),
  rights_expiry: one(licence.until),
  rights_embargo: one(licence.embargoUntil),
  rights_formats: licence.formats ?? [],
  credit_required: [String(licence.creditRequired)],
})

const one = (value: string | null): string[] => (value === null ? [] : [value])

/** `unknown` becomes a state that a later iconik might have; clients are told to expect such. */
const words = {
  approved: 'APPROVED',
  rejected: 'NOT_APPROVED',
  'in-review': 'REQUESTED',
  unknown: 'ESCALATED',
}

function approvalOf(version: WorldVersion, state: IconikState): HeldApproval | null {
  if (version.approval === 'not-approved') return null
  const status = words[version.approval]
  const at = written(version.modifiedAt)
  const hasVote = version.approvedBy !== null && version.approval !== 'in-review'
  return {
    status,
    requestedAt: at,
    changedAt: at,
    votes: hasVote
      ? [{ user: personOf(version.approvedBy!, state), external: null, status, at }]
      : [],
  }
}

function personOf(name: string, state: IconikState): string {
  const id = uuidOf(`user/${name}`)
  const [first = name, ...rest] = name.split(' ')
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`
  state.users.set(id, { id, first_name: first, last_name: rest.join(' '), email })
  return id
}
