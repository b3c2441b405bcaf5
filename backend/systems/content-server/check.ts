import { deliverableRoles } from '#shared/domain/role.ts'
import type { Finding } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import { attributeKey, type ContentServerConfig } from './config.ts'
import { categoryForm, classifications, currentUser, oneNode, workspaceTypes } from './contract.ts'
import { isKind, orNull } from './refusals.ts'

/** Signs in and compares the configured ids with what the server has. */
export async function check(
  client: Client,
  config: ContentServerConfig,
  signal: AbortSignal,
): Promise<Finding[]> {
  const user = await client.ask(
    { operation: 'read the current user', path: 'v1/auth', answer: currentUser },
    signal,
  )
  const findings = await Promise.all([
    workspaceFindings(client, config, signal),
    ...categoriesOf(config).map((category) => categoryFindings(client, config, category, signal)),
    recordFindings(client, config, signal),
  ])
  return [
    { severity: 'information', text: `Signed in as ${user.data.name ?? 'an unnamed user'}.` },
    ...findings.flat(),
    ...declarationFindings(config),
  ]
}

async function workspaceFindings(
  client: Client,
  { workspace }: ContentServerConfig,
  signal: AbortSignal,
): Promise<Finding[]> {
  const types = await orNull(
    client.ask(
      {
        operation: 'list the workspace types',
        path: 'v2/businessworkspacetypes?expand_templates=true&expand_wksp_info=true',
        answer: workspaceTypes,
      },
      signal,
    ),
    'rejected',
  )
  const type = types?.results.find(({ data }) => data.properties.wksp_type_id === workspace.typeId)
  if (!type) {
    return [error(`There is no workspace type ${workspace.typeId}, so no workspace can be made.`)]
  }
  const templates = type.data.properties.templates ?? []
  return templates.some(({ id }) => id === workspace.templateId)
    ? []
    : [error(`Workspace type ${workspace.typeId} has no template ${workspace.templateId}.`)]
}

interface MappedCategory {
  name: string
  id: number
  attributes: Record<string, string | null>
}

const categoriesOf = ({
  publishing,
  rights,
  agreements,
}: ContentServerConfig): MappedCategory[] => [
  { name: 'publishing', id: publishing.category, attributes: publishing.attributes },
  ...(rights ? [{ name: 'rights', id: rights.category, attributes: rights.attributes }] : []),
  ...(agreements
    ? [{ name: 'agreements', id: agreements.category, attributes: agreements.attributes }]
    : []),
]

/** What is not declared stays unknown, and unknown is never cleared. */
const declarationFindings = ({ rights, publishing }: ContentServerConfig): Finding[] => [
  ...(['channels', 'purposes'] as const)
    .filter((scope) => rights?.[scope] === null)
    .map((scope) => warning(`Which ${scope} the licences cover is not declared: none is cleared.`)),
  ...(publishing.attributes.approval === null
    ? [warning('No approval attribute is configured: no document counts as approved.')]
    : []),
]

async function categoryFindings(
  client: Client,
  config: ContentServerConfig,
  { name, id, attributes }: MappedCategory,
  signal: AbortSignal,
): Promise<Finding[]> {
  const place = config.workspace.parentId ?? config.workspace.templateId
  try {
    const present = await client.ask(
      {
        operation: 'read a category',
        path: `v1/forms/nodes/categories/create?id=${place}&category_id=${id}`,
        answer: categoryForm,
      },
      signal,
    )
    return Object.entries(attributes).flatMap(([fact, attribute]) => {
      // An attribute in a set appears below its set.
      const key = attribute === null ? null : attributeKey(id, attribute.split('_')[0] ?? '')
      return key === null || present.has(key)
        ? []
        : [error(`Category ${id} (${name}) has no attribute ${attribute} for ${fact}.`)]
    })
  } catch (cause) {
    if (!isKind(cause, 'not-found', 'rejected', 'not-permitted', 'conflict')) throw cause
    return [error(`Category ${id} (${name}) cannot be read. ${cause.message}`)]
  }
}

async function recordFindings(
  client: Client,
  config: ContentServerConfig,
  signal: AbortSignal,
): Promise<Finding[]> {
  if (!config.records) {
    return [warning('No records classes are configured: documents are stored, not classified.')]
  }
  const { classes } = config.records
  const ids = [...new Set(Object.values(classes))]
  const missing = await Promise.all(
    ids.map(async (id) => {
      const node = await orNull(
        client.ask(
          {
            operation: 'read a records class',
            path: `v2/nodes/${id}?fields=properties`,
            answer: oneNode,
          },
          signal,
        ),
      )
      return node?.properties.type === 551
        ? []
        : [error(`Node ${id} is no records classification.`)]
    }),
  )
  const offered = await orNull(
    client.ask(
      {
        operation: 'read the records classification',
        path: `v1/nodes/${config.workspace.templateId}/rmclassifications`,
        answer: classifications,
      },
      signal,
    ),
    'rejected',
  )
  return [
    ...missing.flat(),
    ...(offered ? [] : [error('Records Management does not answer on this server.')]),
    ...deliverableRoles
      .filter((role) => classes[role] === undefined)
      .map((role): Finding => ({
        severity: 'warning',
        text: `Files in the role ${role} have no records class: they are stored, not classified.`,
      })),
  ]
}

const error = (text: string): Finding => ({ severity: 'error', text })
const warning = (text: string): Finding => ({ severity: 'warning', text })
