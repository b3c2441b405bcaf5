import type { Bound, Licence, Scope, Source } from '#shared/rights/evidence.ts'
import type { OtmmConfig } from './config.ts'
import type { RightsFields } from './rights-fields.ts'

/** The licence that the rights fields state, and what OTMM's own expiry takes away. */
export function licencesOf(
  said: RightsFields,
  assetId: string,
  flaggedExpired: boolean,
  config: OtmmConfig,
  sourceOf: (field: string | null) => Source,
): Licence[] {
  const { fields, licences } = config
  const stated = said.effect && {
    id: `${assetId}#rights`,
    source: sourceOf(fields.rightsStatus?.field ?? null),
    effect: said.effect,
    territory:
      said.included.length > 0
        ? {
            kind: 'stated' as const,
            statement: { included: said.included, excluded: said.excluded },
          }
        : { kind: 'not-stated' as const },
    formats: onlyOrSilent(said.formats),
    channels: declared(licences.channels),
    purposes: declared(licences.purposes),
    start: said.start,
    end: fields.licenceEnd ? said.end : said.expiry,
    embargo: said.embargo,
    exhaustive: licences.exhaustive,
    creditRequired: said.creditRequired,
    unresolved: said.unresolved,
  }
  const from = expiredFrom(flaggedExpired, said.expiry)
  const expired = from && expiredLicence(assetId, sourceOf(fields.expiry?.field ?? null), from)
  return [stated, expired].filter((licence) => licence !== null)
}

const onlyOrSilent = <T>(values: T[]): Scope<T> =>
  values.length > 0 ? { kind: 'only', values } : { kind: 'not-stated' }

const declared = <T>(scope: 'any' | T[] | null): Scope<T> =>
  scope === 'any' ? { kind: 'any' } : onlyOrSilent(scope ?? [])

/** The flag may be set by a batch, late, so that the date counts as well (inferred). */
function expiredFrom(flagged: boolean, expiry: Bound): Bound | null {
  if (flagged) return { kind: 'open' }
  switch (expiry.kind) {
    case 'day':
      return { kind: 'day', day: expiry.day + 1 }
    case 'between':
      return { kind: 'between', first: expiry.first + 1, last: expiry.last + 1 }
    default:
      return null
  }
}

function expiredLicence(assetId: string, source: Source, start: Bound): Licence {
  const any = { kind: 'any' } as const
  return {
    id: `${assetId}#expired`,
    source,
    effect: 'deny',
    territory: any,
    formats: any,
    channels: any,
    purposes: any,
    start,
    end: { kind: 'open' },
    embargo: { kind: 'not-stated' },
    exhaustive: false,
    creditRequired: false,
    unresolved: [],
  }
}
