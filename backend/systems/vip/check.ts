import type { CallContext, Finding } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import type { VipConfig } from './config.ts'
import { site, user } from './contract.ts'

/** Proves the password and compares the configured names with what the site has registered. */
export async function checkSite(
  client: Client,
  config: VipConfig,
  context: CallContext,
): Promise<Finding[]> {
  const [index, me] = await Promise.all([
    client.read(site, { operation: 'check', route: '/' }, context),
    client.read(
      user,
      {
        operation: 'check',
        route: '/wp/v2/users/me',
        query: { context: 'edit', _fields: 'id,capabilities' },
      },
      context,
    ),
  ])
  const endpoints = index.body.routes['/wp/v2/media']?.endpoints ?? []
  const argumentsOf = (method: string) =>
    endpoints.find((endpoint) => endpoint.methods.includes(method))?.args ?? {}
  return [
    ...missing(config.parameters, new Set(Object.keys(argumentsOf('GET'))), (name, fact) => ({
      severity: 'error',
      text: `The site's media list does not know the parameter "${name}": assets cannot be found by ${fact}. Is the plugin installed?`,
    })),
    ...missing(
      { ...config.fields, ...prefixed(config.rightsFields) },
      new Set(Object.keys(argumentsOf('POST')['meta']?.properties ?? {})),
      (name, fact) => ({
        severity: 'warning',
        text: `The site has registered no meta field "${name}", which is mapped to ${fact}: it stays unknown.`,
      }),
    ),
    ...role(me.body.capabilities?.['edit_others_posts'] === true),
    ...undeclared(config),
  ]
}

const prefixed = (fields: VipConfig['rightsFields']): Record<string, string | null> =>
  Object.fromEntries(Object.entries(fields).map(([fact, key]) => [`rights: ${fact}`, key]))

const missing = (
  names: Record<string, string | null>,
  known: Set<string>,
  finding: (name: string, fact: string) => Finding,
): Finding[] =>
  Object.entries(names).flatMap(([fact, name]) =>
    name === null || known.has(name) ? [] : [finding(name, fact)],
  )

const role = (editsOthers: boolean): Finding[] =>
  editsOthers
    ? []
    : [
        {
          severity: 'error',
          text: 'The user may not edit the media of others: without the role Editor, lists stay incomplete.',
        },
      ]

/** What follows from the configuration alone. */
function undeclared({ parameters, rightsFields, rightsWords }: VipConfig): Finding[] {
  const findings: Finding[] = []
  if (!parameters.isbn && !parameters.workId && !parameters.reference)
    findings.push({
      severity: 'error',
      text: 'No parameter for ISBN, work id or reference is configured: no asset can be found by title.',
    })
  if (!rightsFields.status)
    findings.push({
      severity: 'warning',
      text: 'No field for the rights status is mapped: the rights of every asset stay unknown.',
    })
  for (const scope of ['channels', 'purposes'] as const)
    if (rightsWords[scope].kind === 'not-stated')
      findings.push({
        severity: 'warning',
        text: `It is not declared for which ${scope} recorded licences hold: no licence can clear an asset by itself.`,
      })
  return findings
}
