import type { Licence, Source } from '#shared/rights/evidence.ts'
import { readRights } from '#shared/rights/recorded-rights.ts'
import type { IconikConfig } from './config.ts'
import { valuesOf, type FieldValues } from './field-values.ts'
import { withOffset } from './instant.ts'

/** What the configured rights fields of one version say. */
export function rightsIn(
  fields: FieldValues,
  { rightsFields: names, rightsWords }: IconikConfig,
  source: Source,
): ReturnType<typeof readRights> {
  /** One text where one is meant; several values in such a field are not understood, and stay visible. */
  const single = (name: string | null): string | null => valuesOf(fields, name).join(', ') || null
  const instant = (name: string | null): string | null => {
    const text = single(name)
    return text && withOffset(text)
  }
  return readRights(
    {
      status: single(names.status),
      territories: valuesOf(fields, names.territories),
      excluded: valuesOf(fields, names.excluded),
      formats: valuesOf(fields, names.formats),
      start: instant(names.start),
      end: instant(names.end),
      embargo: instant(names.embargo),
    },
    names,
    rightsWords,
    { source, creditRequired: single(names.creditRequired) === 'true' },
  )
}

/** iconik's own block on an asset (documented as a flag; what it keeps the API from is unknown). */
export const blockedLicence = (source: Source): Licence => ({
  id: JSON.stringify([source.system, source.recordId, 'is_blocked']),
  source: { ...source, field: 'is_blocked' },
  effect: 'deny',
  territory: { kind: 'any' },
  formats: { kind: 'any' },
  channels: { kind: 'any' },
  purposes: { kind: 'any' },
  start: { kind: 'open' },
  end: { kind: 'open' },
  embargo: { kind: 'not-stated' },
  exhaustive: false,
  creditRequired: false,
  unresolved: [],
})
