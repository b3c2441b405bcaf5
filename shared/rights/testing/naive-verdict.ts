import type { Day } from '../../domain/day.ts'
import { layersNeeded } from '../asset-kind.ts'
import type { Agreement, Bound, Evidence, Layer, Licence, TerritoryStatement } from '../evidence.ts'
import { formerCodes } from '../territories/former-codes.ts'
import { countries } from '../territories/countries.ts'
import { regions } from '../territories/regions.ts'
import { publishingOn } from './naive-lifecycle.ts'
import type { Question, Verdict } from '../verdict.ts'

/**
 * A second opinion: one territory, one day, one channel at a time, in plain comparisons, written
 * from the rules and not from the engine. Slow on purpose; only tests use it.
 */
export function naiveVerdict(
  question: Question,
  evidence: Evidence,
  code: string,
): Verdict | 'partial' {
  const cells = partsOf(code).map((part) =>
    worst(
      days(question.window).flatMap((day) =>
        channelsOf(question).map((channel) => cell(question, evidence, part, day, channel)),
      ),
    ),
  )
  if (cells.every((verdict) => verdict === 'cleared')) return 'cleared'
  return cells.includes('cleared') ? 'partial' : worst(cells)
}

type Channel = Question['channels'][number] | null
export type Tri = 0 | 1 | 2

export const worst = (verdicts: Verdict[]): Verdict =>
  verdicts.includes('blocked') ? 'blocked' : verdicts.includes('unknown') ? 'unknown' : 'cleared'

const days = ({ first, last }: Question['window']): Day[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at)
const channelsOf = ({ channels }: Question): Channel[] => (channels.length > 0 ? channels : [null])
const partsOf = (code: string): string[] =>
  countries.includes(code) ? [...(regions[code] ?? []), code] : [code]

function cell(q: Question, e: Evidence, part: string, day: Day, channel: Channel): Verdict {
  const found: [Layer, Verdict][] = [
    ['sales', salesIn(e, part)],
    ['lifecycle', publishingOn(q, e, day)],
    ['licence', licenceIn(q, e, part, day, channel)],
    ['agreement', agreementIn(q, e, part, day)],
    ['approval', approvalOf(e)],
    ['health', healthOn(e, day)],
  ]
  return worst(
    found.map(([layer, verdict]) =>
      verdict === 'unknown' && layer !== 'health' && isWaived(e, layer, day) ? 'cleared' : verdict,
    ),
  )
}

const isWaived = ({ waivers }: Evidence, layer: Layer, day: Day): boolean =>
  waivers.some((one) => one.layer === layer && (one.until === null || day <= one.until))

interface Said {
  effect: 'permit' | 'deny'
  holds: Tri
  refuses?: boolean
}

/** Deny over permit, doubt over permit; where nothing permits, an exhaustive source refuses. */
export function settle(said: Said[]): Verdict {
  const has = (effect: Said['effect'], holds: Tri) =>
    said.some((one) => one.effect === effect && one.holds === holds)
  if (has('deny', 2)) return 'blocked'
  if (has('permit', 2) && !has('deny', 1)) return 'cleared'
  if (has('permit', 2) || has('permit', 1)) return 'unknown'
  return said.some(({ refuses }) => refuses) ? 'blocked' : 'unknown'
}

function salesIn({ product: { sales } }: Evidence, part: string): Verdict {
  const { worldwide, forSale, notForSale } = sales
  const no = notForSale ?? []
  const said: Said[] = []
  if (worldwide)
    said.push({ effect: 'permit', holds: permits({ included: ['WORLD'], excluded: no }, part) })
  if (forSale?.length)
    said.push({ effect: 'permit', holds: permits({ included: forSale, excluded: [] }, part) })
  if (no.length > 0)
    said.push({ effect: 'deny', holds: denies({ included: no, excluded: [] }, part) })
  if (worldwide === null || forSale === null || notForSale === null)
    said.push({ effect: 'deny', holds: 1 })
  return settle(said)
}

function licenceIn(q: Question, e: Evidence, part: string, day: Day, channel: Channel): Verdict {
  const { licences, unreadableRights, role } = e.item
  const said = licences.flatMap((licence) => licenceSays(licence, q, e, part, day, channel))
  for (const _field of unreadableRights) said.push({ effect: 'deny', holds: 1 })
  const required = layersNeeded(role).includes('licence')
  if (!required && !licences.some(({ effect }) => effect === 'permit'))
    said.push({ effect: 'permit', holds: 2 })
  return settle(said)
}

function licenceSays(
  licence: Licence,
  q: Question,
  e: Evidence,
  part: string,
  day: Day,
  channel: Channel,
): Said[] {
  const { effect, territory } = licence
  const area: TerritoryStatement =
    territory.kind === 'stated'
      ? territory.statement
      : { included: territory.kind === 'only' ? territory.values : [], excluded: [] }
  const format = listed(licence.formats, e.product.format)
  const limits: Tri =
    licence.unresolved.length > 0
      ? 1
      : least(
          territory.kind === 'any'
            ? 2
            : effect === 'permit'
              ? permits(area, part)
              : denies(area, part),
          format === 0 && e.product.format === 'other' ? 1 : format,
          channel === null && licence.channels.kind === 'only'
            ? 1
            : listed(licence.channels, channel),
          listed(licence.purposes, q.purpose),
        )
  const embargo = hasEmbargo(licence) ? since(licence.embargo, day) : 2
  const term = least(since(licence.start, day), until(licence.end, day))
  if (effect === 'deny')
    return [
      { effect, holds: least(limits, term) },
      { effect, holds: least(limits, flip(embargo)) },
    ]
  const time = least(term, embargo)
  return [
    {
      effect,
      holds: least(limits, time),
      refuses: time === 0 || (limits === 0 && licence.exhaustive),
    },
  ]
}

const hasEmbargo = ({ embargo }: Licence): boolean =>
  embargo.kind !== 'open' && embargo.kind !== 'not-stated'

function agreementIn(q: Question, e: Evidence, part: string, day: Day): Verdict {
  return settle(
    e.agreements.flatMap((agreement): Said[] => {
      if (['draft', 'rejected', 'inactive'].includes(agreement.status)) return []
      const effect = agreement.direction === 'in' ? 'permit' : 'deny'
      if (effect === 'deny' && agreement.exclusive === false) return []
      const scope = agreementScope(agreement, effect, q, e, part)
      const time = least(since(agreement.start, day), until(agreement.end, day))
      const sure: Tri =
        agreement.status === 'unknown' ||
        (effect === 'permit' && agreement.status === 'pending') ||
        (effect === 'deny' && agreement.exclusive === null)
          ? 1
          : 2
      const refuses = effect === 'permit' && (scope === 0 || time === 0)
      return [{ effect, holds: least(scope, time, sure), refuses }]
    }),
  )
}

function agreementScope(
  { territory, formats, languages }: Agreement,
  effect: 'permit' | 'deny',
  { language }: Question,
  { product }: Evidence,
  part: string,
): Tri {
  const area = territory ?? { included: [], excluded: [] }
  const format = listed(formats, product.format)
  const spoken: Tri =
    languages.kind === 'only' && language === null
      ? effect === 'permit'
        ? 2
        : 1
      : listed(languages, language)
  return least(
    effect === 'permit' ? permits(area, part) : denies(area, part),
    format === 0 && product.format === 'other' ? 1 : format,
    spoken,
  )
}

function approvalOf({ item: { approval, isLatest } }: Evidence): Verdict {
  if (approval.state === 'rejected' || isLatest === false) return 'blocked'
  return approval.state === 'approved' && isLatest ? 'cleared' : 'unknown'
}

function healthOn(e: Evidence, day: Day): Verdict {
  if (e.health.some(({ state }) => state !== 'fresh')) return 'unknown'
  const needed = layersNeeded(e.item.role).filter(
    (layer) => layer !== 'lifecycle' && layer !== 'health',
  )
  const supplied = e.health.flatMap(({ supplies }) => supplies)
  const fine = needed.every((layer) => supplied.includes(layer) || isWaived(e, layer, day))
  return fine && e.health.length > 0 ? 'cleared' : 'unknown'
}

export const least = (...values: Tri[]): Tri => Math.min(...values) as Tri
export const flip = (value: Tri): Tri => (2 - value) as Tri

function listed<T>(scope: { kind: string; values?: T[] }, value: T): Tri {
  if (scope.kind === 'any') return 2
  return scope.kind === 'not-stated' ? 1 : scope.values!.includes(value) ? 2 : 0
}

export function since(bound: Bound, day: Day): Tri {
  if (bound.kind === 'open') return 2
  if (bound.kind === 'day') return day >= bound.day ? 2 : 0
  if (bound.kind === 'between') return day >= bound.last ? 2 : day >= bound.first ? 1 : 0
  return 1
}

export function until(bound: Bound, day: Day): Tri {
  if (bound.kind === 'open') return 2
  if (bound.kind === 'day') return day <= bound.day ? 2 : 0
  if (bound.kind === 'between') return day <= bound.first ? 2 : day <= bound.last ? 1 : 0
  return 1
}

type Token = 'covers' | 'covered' | 'other' | 'unreadable'

/** What one code says of one part: covers it now, covered it in former days, another, or unreadable. */
function token(code: string, part: string, worldIsMeant: boolean): Token {
  if (code === 'WORLD') return worldIsMeant ? 'covers' : 'unreadable'
  if (code === 'GB-APS') return ['GB-APS', 'GB-AIR'].includes(part) ? 'covers' : 'other'
  if (countries.includes(code)) return part.split('-')[0] === code ? 'covers' : 'other'
  if (regions[code.split('-')[0]!]?.includes(code)) return part === code ? 'covers' : 'other'
  const now = formerCodes[code]
  if (!now) return 'unreadable'
  return now.some((one) => token(one, part, false) === 'covers') ? 'covered' : 'other'
}

function permits({ included, excluded }: TerritoryStatement, part: string): Tri {
  const inside = included.map((code) => token(code, part, true))
  const out = excluded.map((code) => token(code, part, false))
  if (out.includes('covers') || out.includes('covered')) return 0
  if (inside.includes('covers')) return out.includes('unreadable') ? 1 : 2
  return inside.length === 0 || inside.includes('covered') || inside.includes('unreadable') ? 1 : 0
}

function denies({ included, excluded }: TerritoryStatement, part: string): Tri {
  const inside = included.map((code) => token(code, part, true))
  const out = excluded.map((code) => token(code, part, false))
  const named = inside.includes('covers') || inside.includes('covered')
  if (named && !out.some((one) => one !== 'other')) return 2
  if (inside.length === 0 || inside.includes('unreadable')) return 1
  return named && !out.includes('covers') ? 1 : 0
}
