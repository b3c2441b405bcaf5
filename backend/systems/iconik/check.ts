import { SystemFailure } from '#shared/domain/failure.ts'
import type { CallContext, Finding } from '../port.ts'
import { path, signedInUser, type IconikClient } from './client.ts'
import type { IconikConfig } from './config.ts'
import { approvalRequest, file, metadataView, type MetadataView } from './contract.ts'
import { searchAssets } from './search.ts'
import { currentVersion } from './versions.ts'

/** Signs in, compares the mapping with the metadata view, and tries each kind of reading once. */
export async function checkIconik(
  client: IconikClient,
  config: IconikConfig,
  context: CallContext,
): Promise<Finding[]> {
  await signedInUser(client, context)
  const [view, trial] = await Promise.all([
    attempt(
      'the metadata view',
      'can_read_metadata_views',
      client.find({
        operation: 'metadata-view',
        path: path`metadata/v1/views/${config.metadataView}/`,
        answer: metadataView,
        context,
      }),
    ),
    tryReading(client, context),
  ])
  const findings = [...view.findings, ...trial, ...undeclared(config)]
  if (view.findings.length > 0) return findings
  if (!view.value)
    return [
      {
        severity: 'error',
        text: 'The configured metadata view does not exist, so that no field can be read and nothing is cleared.',
      },
      ...findings,
    ]
  return [...compare(view.value, config), ...findings]
}

/** Mapped fields that the view lacks, and drop-down words that no mapping knows. */
function compare(view: MetadataView, config: IconikConfig): Finding[] {
  const { fields, rightsFields, rightsWords } = config
  const held = new Map((view.view_fields ?? []).map((field) => [field.name, field]))
  const mapped = [
    ...fields.isbns,
    ...fields.references,
    ...Object.entries(fields).flatMap(([, name]) => (typeof name === 'string' ? name : [])),
    ...Object.values(rightsFields),
  ].filter((name) => name !== null)
  const missing = mapped
    .filter((name) => !held.has(name))
    .map((name): Finding => ({
      severity: 'warning',
      text: `The field ${name} is not in the metadata view, so that what it should say stays unknown.`,
    }))

  const words: [string | null, string[], string][] = [
    [rightsFields.status, [...rightsWords.cleared, ...rightsWords.denied], 'never cleared'],
    [rightsFields.formats, Object.keys(rightsWords.formats), 'never cleared with certainty'],
    [fields.role, Object.keys(config.roles), 'shown without a role'],
    [fields.documentClass, Object.keys(config.documentClasses), 'treated as restricted'],
  ]
  const unmapped = words.flatMap(([name, known, consequence]) =>
    (held.get(name ?? '')?.options ?? [])
      .map(({ value }) => String(value))
      .filter((word) => !known.includes(word))
      .map((word): Finding => ({
        severity: 'warning',
        text: `The word "${word}" of the field ${name} is not mapped: assets that carry it are ${consequence}.`,
      })),
  )
  return [...missing, ...unmapped]
}

function undeclared({ rightsWords }: IconikConfig): Finding[] {
  const silent = (['channels', 'purposes'] as const).filter(
    (what) => rightsWords[what].kind === 'not-stated',
  )
  return silent.map((what) => ({
    severity: 'warning',
    text: `Nothing says for which ${what} a cleared asset may be used, so that none is cleared: declare rightsWords.${what}.`,
  }))
}

/** Roles are not told by name when they are missing, so each kind of reading is tried on one asset. */
async function tryReading(client: IconikClient, context: CallContext): Promise<Finding[]> {
  const filter = {
    operator: 'AND' as const,
    terms: [{ name: 'status', value_in: ['ACTIVE'] }],
  }
  const search = await attempt(
    'search',
    'can_search',
    searchAssets(client, { filter, most: 1 }, context),
  )
  const hit = search.value?.hits[0]
  const version = hit && currentVersion(hit)
  if (!version) return search.findings
  const tried = await Promise.all([
    attempt(
      'approvals',
      'can_read_approval_request',
      client.find({
        operation: 'approval',
        path: path`assets/v1/assets/${hit.id}/versions/${version.id}/approvals/request/`,
        answer: approvalRequest,
        context,
      }),
    ),
    attempt(
      'files',
      'can_read_files',
      client.all({
        operation: 'files',
        path: path`files/v1/assets/${hit.id}/versions/${version.id}/files/`,
        query: { generate_signed_url: false },
        answer: file,
        context,
      }),
    ),
  ])
  return tried.flatMap(({ findings }) => findings)
}

/** A refusal becomes a finding; any other failure rises. */
async function attempt<T>(
  what: string,
  role: string,
  reading: Promise<T>,
): Promise<{ value: T | null; findings: Finding[] }> {
  try {
    return { value: await reading, findings: [] }
  } catch (cause) {
    if (!(cause instanceof SystemFailure) || cause.kind !== 'not-permitted') throw cause
    const text = `Our user may not read ${what}: it probably lacks the role ${role}.`
    return { value: null, findings: [{ severity: 'error', text }] }
  }
}
