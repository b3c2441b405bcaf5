import type { CallContext, Finding } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import type { CoreDamConfig } from './config.ts'
import { attributeDefinition, pageOf, searchSwitch } from './contract.ts'

const attributes = pageOf(attributeDefinition)

/** Signs in and compares the configured names with the tenant's own model. */
export async function checkMapping(
  client: Client,
  config: CoreDamConfig,
  context: CallContext,
): Promise<Finding[]> {
  const [ofType, ofTrait, search] = await Promise.all([
    compare(client, 'type', config.type, config.fields, context),
    config.rightsTrait
      ? compare(client, 'trait', config.rightsTrait.name, config.rightsFields, context)
      : [],
    config.findBy === 'ft-query' ? checkSearch(client, context) : [],
  ])
  return [...ofType, ...ofTrait, ...search, ...undeclared(config)]
}

async function compare(
  client: Client,
  kind: 'type' | 'trait',
  name: string,
  mapped: Record<string, string | null>,
  context: CallContext,
): Promise<Finding[]> {
  const found = await client.find(
    attributes,
    {
      operation: 'check',
      path: `/${kind}-definitions/${encodeURIComponent(name)}/attributes`,
      query: { 'items-per-page': '250' },
    },
    context,
  )
  if (!found)
    return [
      {
        severity: 'error',
        text: `The tenant has no ${kind} "${name}": nothing of it can be read.`,
      },
    ]
  const known = new Set(found.rows.map((attribute) => attribute.name))
  return Object.entries(mapped).flatMap(([fact, attribute]): Finding[] =>
    attribute === null || known.has(attribute)
      ? []
      : [
          {
            severity: 'warning',
            text: `The ${kind} "${name}" has no attribute "${attribute}", which is mapped to ${fact}: it stays unknown.`,
          },
        ],
  )
}

async function checkSearch(client: Client, context: CallContext): Promise<Finding[]> {
  const state = await client.find(
    searchSwitch,
    { operation: 'check', path: '/configs/ft_search_enabled' },
    context,
  )
  return String(state?.value) === 'true'
    ? []
    : [
        {
          severity: 'error',
          text: 'Full-text search is switched off in the tenant: assets of a title cannot be found with findBy "ft-query".',
        },
      ]
}

/** What follows from the configuration alone. */
function undeclared({ fields, rightsTrait, rightsWords }: CoreDamConfig): Finding[] {
  const findings: Finding[] = []
  if (!fields.isbn && !fields.workId && !fields.reference)
    findings.push({
      severity: 'error',
      text: 'No attribute for ISBN, work id or reference is mapped: no asset can be found by title.',
    })
  if (!fields.assetKey)
    findings.push({
      severity: 'information',
      text: 'No attribute joins the versions of an asset: each version counts as an asset of its own.',
    })
  if (!rightsTrait)
    findings.push({
      severity: 'warning',
      text: 'No rights trait is mapped: the rights of every asset stay unknown.',
    })
  for (const scope of ['channels', 'purposes'] as const)
    if (rightsTrait && rightsWords[scope].kind === 'not-stated')
      findings.push({
        severity: 'warning',
        text: `It is not declared for which ${scope} recorded licences hold: no licence can clear an asset by itself.`,
      })
  return findings
}
