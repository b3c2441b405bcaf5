import fc from 'fast-check'
import {
  layers,
  type Agreement,
  type Bound,
  type Evidence,
  type Licence,
  type Scope,
  type StandingWaiver,
  type TerritoryStatement,
} from '../evidence.ts'
import type { Question } from '../verdict.ts'
import { agreement, day, evidence, item, licence, open, product, source } from './small-evidence.ts'

/** Random evidence over a few territories and twelve days: mostly in order, awkward here and there. */

/** The day on which the plain evidence of the builders clears everything. */
export const firstDay = day('2026-11-21')
const someDay = fc.integer({ min: firstDay, max: firstDay + 11 })

const mostly = <T>(usual: T, other: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })
const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values)

const territoryCodes = ['GB', 'GB-NIR', 'FR', 'US', 'CW', 'TW']
const tokens = [...territoryCodes, 'WORLD', 'GB-APS', 'GB-AIR', 'AN', 'CN-TW', 'UK', 'XX']
const someTokens = fc.uniqueArray(fc.constantFrom(...tokens), { maxLength: 3 })
const statement: fc.Arbitrary<TerritoryStatement> = fc.record({
  included: mostly(['WORLD'], someTokens, 1),
  excluded: mostly<string[]>([], someTokens, 2),
})

const bound: fc.Arbitrary<Bound> = fc.oneof(
  { weight: 3, arbitrary: someDay.map((day): Bound => ({ kind: 'day', day })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(someDay, fc.nat(3))
      .map(([first, length]): Bound => ({ kind: 'between', first, last: first + length })),
  },
  oneOf<Bound>(open, { kind: 'not-stated' }, { kind: 'unreadable', text: 'spring' }),
)

const scope = <T>(...values: T[]): fc.Arbitrary<Scope<T>> =>
  mostly<Scope<T>>(
    { kind: 'any' },
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.subarray(values).map((held): Scope<T> => ({ kind: 'only', values: held })),
      },
      oneOf<Scope<T>>({ kind: 'not-stated' }),
    ),
    8,
  )

export const anyLicence: fc.Arbitrary<Licence> = fc
  .record({
    id: oneOf('L1', 'L2', 'L3'),
    effect: mostly<Licence['effect']>('permit', oneOf('deny'), 4),
    territory: fc.oneof(
      {
        weight: 4,
        arbitrary: statement.map((held) => ({ kind: 'stated' as const, statement: held })),
      },
      someTokens.map((values): Scope<string> => ({ kind: 'only', values })),
      oneOf<Scope<string>>({ kind: 'any' }, { kind: 'not-stated' }),
    ),
    formats: scope<'paperback' | 'ebook'>('paperback', 'ebook'),
    channels: scope<'online-retail' | 'retail'>('online-retail', 'retail'),
    purposes: scope<'supply-chain' | 'promotion'>('supply-chain', 'promotion'),
    start: mostly(open, bound, 3),
    end: mostly(open, bound, 2),
    embargo: mostly<Bound>({ kind: 'not-stated' }, bound, 4),
    exhaustive: fc.boolean(),
    creditRequired: fc.boolean(),
    unresolved: mostly<string[]>([], oneOf(['UK and Commonwealth']), 9),
  })
  .map((held) => licence({ ...held, source: source('otmm', held.id) }))

export const anyAgreement: fc.Arbitrary<Agreement> = fc
  .record({
    id: oneOf('A1', 'A2', 'A3'),
    direction: mostly<Agreement['direction']>('in', oneOf('out'), 3),
    status: mostly<Agreement['status']>('active', oneOf('pending', 'draft', 'inactive', 'unknown')),
    territory: mostly<TerritoryStatement | null>(
      { included: ['WORLD'], excluded: [] },
      fc.option(statement, { freq: 8 }),
      1,
    ),
    formats: scope<'paperback' | 'ebook'>('paperback', 'ebook'),
    languages: scope('en', 'de'),
    exclusive: fc.option(fc.boolean()),
    start: mostly(open, bound, 3),
    end: mostly(open, bound, 2),
    sellOffEnd: bound,
  })
  .map((held) => agreement({ ...held, source: source('content-server', held.id) }))

export const anyWaiver: fc.Arbitrary<StandingWaiver> = fc.record({
  layer: oneOf(...layers),
  reason: fc.constant('no source'),
  approver: fc.constant('Mara Lind'),
  until: fc.option(someDay),
})

const listed = mostly<string[] | null>([], fc.option(someTokens, { freq: 6 }), 2)

export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    product: fc.record({
      format: mostly<Evidence['product']['format']>('paperback', oneOf('ebook', 'other')),
      publishingStatus: mostly<string | null>('04', oneOf('05', '07', '17', '99', null), 9),
      sales: fc.record({
        worldwide: mostly<boolean | null>(true, oneOf(false, null)),
        forSale: listed,
        notForSale: listed,
        description: fc.constant(null),
      }),
      dates: mostly<Evidence['product']['dates']>(
        [],
        fc.record({ role: oneOf('01', '02', '10', '13', '28', 'ZZ'), bound }).map((date) => [date]),
        3,
      ),
    }),
    item: fc.record({
      role: oneOf<Evidence['item']['role']>('front-cover', 'audio-sample'),
      approval: mostly(
        'approved' as const,
        oneOf<Evidence['item']['approval']['state']>('in-review', 'rejected', 'unknown'),
        9,
      ).map((state) => ({ state, said: state, by: null, on: null })),
      isLatest: mostly<boolean | null>(true, oneOf(false, null), 9),
      licences: fc.oneof(
        fc.constant<Licence[]>([licence()]),
        fc.array(anyLicence, { maxLength: 3 }),
      ),
      unreadableRights: mostly<string[]>([], oneOf(['territory']), 9),
    }),
    agreements: fc.oneof(
      fc.constant<Agreement[]>([agreement()]),
      fc.array(anyAgreement, { minLength: 1, maxLength: 3 }),
    ),
    state: mostly<'fresh' | 'stale'>('fresh', oneOf('stale'), 9),
    waivers: mostly<StandingWaiver[]>([], fc.array(anyWaiver, { maxLength: 2 }), 2),
  })
  .map(({ state, ...drawn }) =>
    evidence({
      product: product(drawn.product),
      item: item(drawn.item),
      agreements: drawn.agreements,
      health: evidence().health.map((one, at) => (at === 1 ? { ...one, state } : one)),
      waivers: drawn.waivers,
    }),
  )

/** Evidence in which all layers but licences and agreements clear, so that these decide. */
export const licensedEvidence: fc.Arbitrary<Evidence> = fc
  .tuple(
    fc.array(anyLicence, { minLength: 1, maxLength: 3 }),
    fc.oneof(
      fc.constant<Agreement[]>([agreement()]),
      fc.array(anyAgreement, { minLength: 1, maxLength: 2 }),
    ),
  )
  .map(([licences, agreements]) => evidence({ item: item({ licences }), agreements }))

export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    codes: fc.uniqueArray(oneOf(...territoryCodes), { minLength: 1, maxLength: 3 }),
    channels: fc.uniqueArray(oneOf<Question['channels'][number]>('online-retail', 'retail'), {
      maxLength: 2,
    }),
    purpose: oneOf<Question['purpose']>('supply-chain', 'promotion', 'internal'),
    language: oneOf(null, 'en', 'fr'),
    first: someDay,
    length: fc.nat(3),
  })
  .map(({ codes, channels, purpose, language, first, length }) => ({
    territories: { kind: 'codes', codes },
    channels,
    purpose,
    language,
    window: { first, last: first + length },
  }))
