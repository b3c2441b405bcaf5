import type { Agreement, Bound, Licence, Scope, Source } from '#shared/rights/evidence.ts'
import type { ContentServerConfig } from './config.ts'
import {
  boundOf,
  CategoryValues,
  formatsOf,
  lookUp,
  matches,
  territoriesOf,
  yesOrNo,
} from './values.ts'

/** What the rights and agreement fields of one document say, and the fields that could not be understood. */
export interface RightsRead {
  licences: Licence[]
  agreement: Agreement | null
  unreadable: string[]
}

/** `source` without the field, which each record fills in. */
export function rightsOf(
  values: Record<string, unknown>,
  config: ContentServerConfig,
  source: Source,
): RightsRead {
  const unreadable: string[] = []
  const licence = licenceOf(values, config, source, unreadable)
  const agreement = agreementOf(values, config, source, unreadable)
  return { licences: licence ? [licence] : [], agreement, unreadable }
}

function licenceOf(
  values: Record<string, unknown>,
  config: ContentServerConfig,
  source: Source,
  unreadable: string[],
): Licence | null {
  const { rights, vocabulary } = config
  if (!rights) return null
  const read = new CategoryValues(values, rights.category)
  const { attributes: fields } = rights
  if (Object.values(fields).every((field) => read.texts(field).length === 0)) return null

  const status = read.text(fields.status)
  const effect = effectOf(status, rights)
  if (effect === null) {
    unreadable.push('status')
    return null
  }
  const included = territoriesOf(read.texts(fields.territories))
  const excluded = territoriesOf(read.texts(fields.excluded))
  const formats = formatsOf(read.texts(fields.formats), vocabulary)
  const credit = read.text(fields.creditRequired)
  const creditRequired = credit === null ? false : yesOrNo(credit, vocabulary)
  if (creditRequired === null) unreadable.push('creditRequired')
  const bound = (field: 'start' | 'end' | 'embargo'): Bound =>
    readable(
      boundOf(read.text(fields[field]), vocabulary, field === 'embargo' ? 'up' : 'down'),
      field,
      unreadable,
    )
  return {
    id: `${source.recordId}:rights`,
    source: { ...source, field: 'rights' },
    effect,
    territory:
      included.codes.length > 0
        ? { kind: 'stated', statement: { included: included.codes, excluded: excluded.codes } }
        : { kind: 'not-stated' },
    formats: formats.formats,
    channels: declared(rights.channels),
    purposes: declared(rights.purposes),
    start: bound('start'),
    end: bound('end'),
    embargo: bound('embargo'),
    exhaustive: rights.exhaustive,
    // A credit duty that cannot be read is kept: it asks for more, never for less.
    creditRequired: creditRequired ?? true,
    unresolved: [...included.unknown, ...excluded.unknown, ...formats.unknown],
  }
}

function effectOf(
  status: string | null,
  rights: { permits: string[]; denies: string[] },
): Licence['effect'] | null {
  if (status === null) return null
  if (matches(status, rights.denies)) return 'deny'
  return matches(status, rights.permits) ? 'permit' : null
}

function agreementOf(
  values: Record<string, unknown>,
  config: ContentServerConfig,
  source: Source,
  unreadable: string[],
): Agreement | null {
  const { agreements, vocabulary } = config
  if (!agreements) return null
  const read = new CategoryValues(values, agreements.category)
  const { attributes: fields } = agreements
  if (Object.values(fields).every((field) => read.texts(field).length === 0)) return null

  const word = read.text(fields.direction) ?? ''
  const acquired = matches(word, agreements.acquired)
  if (!acquired && !matches(word, agreements.granted)) {
    // Whether it gives or takes rights is not known, so nothing can rest on it.
    unreadable.push('direction')
    return null
  }
  const included = territoriesOf(read.texts(fields.territories))
  const excluded = territoriesOf(read.texts(fields.excluded))
  const formats = formatsOf(read.texts(fields.formats), vocabulary)
  const languages = read.texts(fields.languages)
  const exclusive = read.text(fields.exclusive)
  if (formats.unknown.length > 0) unreadable.push('formats')
  const bound = (field: 'start' | 'end' | 'sellOffEnd'): Bound =>
    readable(boundOf(read.text(fields[field]), vocabulary), field, unreadable)
  return {
    id: `${source.recordId}:agreement`,
    source: { ...source, field: 'agreement' },
    direction: acquired ? 'in' : 'out',
    status: lookUp(read.text(fields.status) ?? '', agreements.statuses) ?? 'unknown',
    parties: read.texts(fields.parties),
    // Text that is no code stays among the codes, where it can only take clearance away.
    territory:
      included.codes.length + included.unknown.length > 0
        ? {
            included: [...included.codes, ...included.unknown],
            excluded: [...excluded.codes, ...excluded.unknown],
          }
        : null,
    // A word that is not understood may widen or narrow, so what it goes with states nothing.
    formats: formats.unknown.length > 0 ? { kind: 'not-stated' } : formats.formats,
    languages: languages.length > 0 ? { kind: 'only', values: languages } : { kind: 'not-stated' },
    exclusive: exclusive === null ? null : yesOrNo(exclusive, vocabulary),
    start: bound('start'),
    end: bound('end'),
    sellOffEnd: bound('sellOffEnd'),
  }
}

function declared<Value>(values: 'any' | Value[] | null): Scope<Value> {
  if (values === null) return { kind: 'not-stated' }
  return values === 'any' ? { kind: 'any' } : { kind: 'only', values }
}

function readable(bound: Bound, field: string, unreadable: string[]): Bound {
  if (bound.kind === 'unreadable') unreadable.push(field)
  return bound
}
