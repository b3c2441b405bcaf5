import { SystemFailure } from '#shared/domain/failure.ts'
import type { CallContext, Finding } from '../port.ts'
import type { OtmmClient } from './client.ts'
import { holds } from './conditions.ts'
import type { OtmmConfig } from './config.ts'
import { lookupDomainAnswer } from './contract.ts'
import type { FieldPlace } from './mapping-config.ts'
import { searchAssets } from './search.ts'

/** Signs in, then holds the configured fields and words against the server's own. */
export async function checkMapping(
  client: OtmmClient,
  config: OtmmConfig,
  { signal }: CallContext,
): Promise<Finding[]> {
  const { isbns, workIds, references, ...others } = config.fields
  const keyPlaces = [...isbns, ...workIds, ...references]
  const findings = await Promise.all([
    ...keyPlaces.map((place) => checkField(place, 'key')),
    ...Object.values(others).map((place) => (place ? checkField(place, 'reading') : [])),
    checkDomain('role', config.words.roles, 'has no role here'),
    checkDomain('approval', config.words.approval, 'is never approved'),
    checkDomain('rights', config.words.rights, 'is never cleared'),
    checkDomain('formats', config.words.formats, 'covers no format for certain'),
  ])
  return [...silences(config), ...findings.flat()]

  async function checkField(place: FieldPlace, use: 'key' | 'reading'): Promise<Finding[]> {
    try {
      // a word that no asset holds: only whether OTMM understands the question matters
      const conditions = [holds(place, 'slipcase-check')]
      await searchAssets(client, config, { conditions, limit: 1 }, signal)
      return []
    } catch (cause) {
      if (!(cause instanceof SystemFailure) || cause.kind !== 'rejected') throw cause
      return [
        use === 'key'
          ? finding(
              'error',
              `OTMM does not know the field ${place.field}: no title can be found until it is corrected.`,
            )
          : finding(
              'warning',
              `OTMM cannot search the field ${place.field}, which may be misspelt: what it would say is then read as empty.`,
            ),
      ]
    }
  }

  async function checkDomain(
    name: keyof OtmmConfig['domains'],
    words: Record<string, unknown>,
    consequence: string,
  ): Promise<Finding[]> {
    const id = config.domains[name]
    if (id === null) return []
    try {
      const answer = await client.json(
        {
          operation: 'lookup-domain',
          path: `/lookupdomains/${encodeURIComponent(id)}`,
          signal,
        },
        lookupDomainAnswer,
      )
      const values = answer.lookup_domain_resource.lookup_domain.domainValues
      const known = new Set(values.map((value) => value.field_value.value))
      return [
        ...values
          .filter(({ field_value }) => !Object.hasOwn(words, field_value.value))
          .map(({ field_value, display_value }) =>
            finding(
              'information',
              `"${display_value?.trim() ?? field_value.value}" (${field_value.value}) of ${id} is not mapped: an asset with it ${consequence}.`,
            ),
          ),
        ...Object.keys(words)
          .filter((word) => !known.has(word))
          .map((word) =>
            finding('warning', `"${word}" is mapped for ${name}, but ${id} does not hold it.`),
          ),
      ]
    } catch (cause) {
      if (!(cause instanceof SystemFailure) || cause.kind !== 'not-found') throw cause
      return [finding('warning', `OTMM has no lookup domain ${id}: its words are not checked.`)]
    }
  }
}

const finding = (severity: Finding['severity'], text: string): Finding => ({ severity, text })

/** What the configuration itself leaves unknown. */
function silences({ fields, licences }: OtmmConfig): Finding[] {
  const findings: Finding[] = []
  if (fields.isbns.length + fields.workIds.length + fields.references.length === 0)
    findings.push(
      finding('error', 'No field for ISBN, work or reference is mapped: no title can be found.'),
    )
  if (!fields.rightsStatus)
    findings.push(
      finding('warning', 'No rights status field is mapped: no asset of OTMM can be cleared.'),
    )
  if (!fields.approval)
    findings.push(
      finding('warning', 'No approval field is mapped: no asset of OTMM counts as approved.'),
    )
  for (const scope of ['channels', 'purposes'] as const)
    if (licences[scope] === null)
      findings.push(
        finding(
          'warning',
          `Which ${scope} the licences in OTMM cover is not declared: none is cleared.`,
        ),
      )
  return findings
}
