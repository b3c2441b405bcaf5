import { SystemFailure } from '#shared/domain/failure.ts'
import type { Role } from '#shared/domain/role.ts'
import type { TitleKeys } from '#shared/domain/title.ts'
import type { CoreDamConfig } from './config.ts'
import { system } from './failures.ts'

/** A condition on assets: any of these attributes holds any of these values, or all of these words occur. */
export type Condition =
  | { kind: 'holds'; attributes: { name: string; values: string[] }[] }
  | { kind: 'words'; words: string[]; role: { name: string; values: string[] } | null }

/** The conditions for the title's keys; null where no key is configured or the title has none. */
export function keysCondition(keys: TitleKeys, config: CoreDamConfig): Condition | null {
  const { isbn, workId, reference } = config.fields
  const attributes = [
    { name: isbn, values: keys.isbns },
    { name: workId, values: [String(keys.workId)] },
    { name: reference, values: keys.reference ? [keys.reference] : [] },
  ].flatMap(({ name, values }) => (name && values.length > 0 ? [{ name, values }] : []))
  return attributes.length > 0 ? { kind: 'holds', attributes } : null
}

/** The condition for words, among assets of the role where the tenant has words for it. */
export function wordsCondition(
  words: string[],
  role: Role | null,
  { fields, roles }: CoreDamConfig,
): Condition {
  const values = Object.keys(roles).filter((word) => roles[word] === role)
  return {
    kind: 'words',
    words,
    role: fields.role && values.length > 0 ? { name: fields.role, values } : null,
  }
}

export interface Question {
  path: string
  query: Record<string, string>
  body?: unknown
}

/** What is asked of the metadata service. The clause on `latest` is always there: without it samples differ. */
export function questionOf(
  condition: Condition,
  versions: 'latest' | 'all',
  config: CoreDamConfig,
): Question {
  if (config.findBy === 'filter') {
    const latest =
      versions === 'latest' ? "latest eq 'true'" : "(latest eq 'true' or latest eq 'false')"
    return {
      path: `/instances/file/${encodeURIComponent(config.type)}`,
      query: { filter: `${latest} and ${filterOf(condition, config)}` },
    }
  }
  const latest =
    versions === 'latest'
      ? 'cms_any.latest_b:true'
      : '(cms_any.latest_b:true OR cms_any.latest_b:false)'
  return {
    path: '/ft-query',
    query: {},
    body: {
      vals: { q: [`${fullTextOf(condition, config)} AND ${latest}`], type: [config.type] },
    },
  }
}

function filterOf(condition: Condition, config: CoreDamConfig): string {
  const equal = (name: string, values: string[]): string[] =>
    values.map(
      (value) => `${config.queryNames[name] ?? `properties.${name}`} eq ${filterLiteral(value)}`,
    )
  if (condition.kind === 'holds')
    return `(${condition.attributes.flatMap(({ name, values }) => equal(name, values)).join(' or ')})`
  const words = condition.words.map(
    (word) => `LOWER(name) like ${filterLiteral(`%${word.toLowerCase()}%`)}`,
  )
  const { role } = condition
  return [...words, ...(role ? [`(${equal(role.name, role.values).join(' or ')})`] : [])].join(
    ' and ',
  )
}

function fullTextOf(condition: Condition, config: CoreDamConfig): string {
  const holds = (name: string, values: string[]): string =>
    `${config.queryNames[name] ?? `${config.type}.${name}_s`}:(${values.map(phrase).join(' OR ')})`
  if (condition.kind === 'holds')
    return `(${condition.attributes.map(({ name, values }) => holds(name, values)).join(' OR ')})`
  const words = condition.words.map((word) => `cms_any.all_values:${phrase(word)}`)
  const { role } = condition
  return [...words, ...(role ? [holds(role.name, role.values)] : [])].join(' AND ')
}

/** Between the quotes that the value does not hold: how a quote is escaped inside a literal is not documented. */
export function filterLiteral(value: string): string {
  if (!value.includes("'")) return `'${value}'`
  if (!value.includes('"')) return `"${value}"`
  throw new SystemFailure('rejected', {
    system,
    operation: 'search',
    message: 'Core DAM cannot search for a text that holds both kinds of quotes',
  })
}

/** A quoted phrase of the full-text language (Solr): only quote and backslash have a meaning inside. */
export const phrase = (value: string): string => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`
