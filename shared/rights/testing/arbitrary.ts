import fc from 'fast-check'
import type { Agreement, Bound, Evidence, Licence, Scope, StandingWaiver } from '../evidence.ts'
import { channels, layers } from '../evidence.ts'
import type { Question } from '../verdict.ts'
import { agreement, evidence, item, licence, product, source } from './small-evidence.ts'

/** Random evidence over a few territories and twelve days, awkward on purpose. */

export const territoryCodes = ['GB', 'GB-NIR', 'FR', 'US', 'CW', 'TW']
const tokens = [...territoryCodes, 'WORLD', 'GB-APS', 'GB-AIR', 'AN', 'CN-TW', 'UK', 'XX']
const day = fc.integer({ min: 0, max: 11 })

export const bound: fc.Arbitrary<Bound> = fc.oneof(
  { weight: 4, arbitrary: day.map((day) => ({ kind: 'day' as const, day })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(day, fc.nat(3))
      .map(([first, length]) => ({ kind: 'between' as const, first, last: first + length })),
  },
  { weight: 5, arbitrary: fc.constant({ kind: 'open' as const }) },
  fc.constant({ kind: 'not-stated' as const }),
  fc.constant({ kind: 'unreadable' as const, text: 'spring' }),
)

const scope = <T>(...values: T[]): fc.Arbitrary<Scope<T>> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant({ kind: 'any' as const }) },
    {
      weight: 3,
      arbitrary: fc.subarray(values).map((held) => ({ kind: 'only' as const, values: held })),
    },
    fc.constant({ kind: 'not-stated' as const }),
  )

const someTokens = fc.uniqueArray(fc.constantFrom(...tokens), { maxLength: 3 })
export const statement = fc.record({
  included: fc.oneof(fc.constant<string[]>(['WORLD']), someTokens),
  excluded: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, someTokens),
})

export const anyLicence: fc.Arbitrary<Licence> = fc
  .record({
    id: fc.constantFrom('L1', 'L2', 'L3'),
    effect: fc.constantFrom('permit' as const, 'permit' as const, 'deny' as const),
    territory: fc.oneof(
      fc.constant({ kind: 'any' as const }),
      statement.map((held) => ({ kind: 'stated' as const, statement: held })),
      someTokens.map((values) => ({ kind: 'only' as const, values })),
      fc.constant({ kind: 'not-stated' as const }),
    ),
    formats: scope('paperback' as const, 'ebook' as const),
    channels: scope('online-retail' as const, 'retail' as const),
    purposes: scope('supply-chain' as const, 'promotion' as const),
    start: bound,
    end: bound,
    embargo: fc.oneof(fc.constant({ kind: 'not-stated' as const }), bound),
    exhaustive: fc.boolean(),
    creditRequired: fc.boolean(),
    unresolved: fc.oneof(
      { weight: 6, arbitrary: fc.constant<string[]>([]) },
      fc.constant<string[]>(['UK and Commonwealth']),
    ),
  })
  .map((held) => licence({ ...held, source: source('otmm', held.id) }))

export const anyAgreement: fc.Arbitrary<Agreement> = fc
  .record({
    id: fc.constantFrom('A1', 'A2', 'A3'),
    direction: fc.constantFrom('in' as const, 'in' as const, 'out' as const),
    status: fc.constantFrom(
      'active',
      'active',
      'active',
      'pending',
      'draft',
      'inactive',
      'unknown',
    ),
    territory: fc.option(statement, { freq: 8 }),
    formats: scope('paperback' as const, 'ebook' as const),
    languages: scope('en', 'de'),
    exclusive: fc.option(fc.boolean()),
    start: bound,
    end: bound,
    sellOffEnd: bound,
  })
  .map((held) =>
    agreement({
      ...held,
      status: held.status as Agreement['status'],
      source: source('content-server', held.id),
    }),
  )

export const anyWaiver: fc.Arbitrary<StandingWaiver> = fc.record({
  layer: fc.constantFrom(...layers),
  reason: fc.constant('no source'),
  approver: fc.constant('Mara Lind'),
  until: fc.option(day),
})

const codes = fc.oneof(
  { weight: 4, arbitrary: someTokens },
  { weight: 1, arbitrary: fc.constant(null) },
)

export const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    format: fc.constantFrom(
      'paperback' as const,
      'paperback' as const,
      'ebook' as const,
      'other' as const,
    ),
    status: fc.constantFrom('04', '04', '04', '04', '05', '07', '17', '99', null),
    sales: fc.record({
      worldwide: fc.constantFrom(true, true, true, false, null),
      forSale: codes,
      notForSale: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, codes),
      description: fc.constant(null),
    }),
    dates: fc.array(
      fc.record({ role: fc.constantFrom('01', '02', '10', '13', '28', 'ZZ'), bound }),
      { maxLength: 1 },
    ),
    role: fc.constantFrom('front-cover' as const, 'audio-sample' as const),
    state: fc.constantFrom('approved', 'approved', 'approved', 'in-review', 'rejected'),
    isLatest: fc.constantFrom(true, true, true, true, false, null),
    licences: fc.array(anyLicence, { maxLength: 3 }),
    unreadable: fc.oneof(
      { weight: 6, arbitrary: fc.constant<string[]>([]) },
      fc.constant<string[]>(['territory']),
    ),
    agreements: fc.array(anyAgreement, { maxLength: 3 }),
    trouble: fc.constantFrom('fresh', 'fresh', 'fresh', 'fresh', 'stale'),
    waivers: fc.oneof(fc.constant<StandingWaiver[]>([]), fc.array(anyWaiver, { maxLength: 2 })),
  })
  .map((drawn) => {
    const plain = evidence()
    return evidence({
      product: product({
        format: drawn.format,
        publishingStatus: drawn.status,
        sales: drawn.sales,
        dates: drawn.dates,
      }),
      item: item({
        role: drawn.role,
        approval: {
          state: drawn.state as Evidence['item']['approval']['state'],
          said: drawn.state,
          by: null,
          on: null,
        },
        isLatest: drawn.isLatest,
        licences: drawn.licences,
        unreadableRights: drawn.unreadable,
      }),
      agreements: drawn.agreements,
      health: plain.health.map((one, at) =>
        at === 1 ? { ...one, state: drawn.trouble === 'stale' ? 'stale' : 'fresh' } : one,
      ),
      waivers: drawn.waivers,
    })
  })

/** Evidence in which all layers but licences and agreements clear, so that these decide. */
export const licensedEvidence: fc.Arbitrary<Evidence> = fc
  .tuple(
    fc.array(anyLicence, { minLength: 1, maxLength: 3 }),
    fc.array(anyAgreement, { minLength: 1, maxLength: 2 }),
    fc.boolean(),
  )
  .map(([licences, agreements, plainAgreement]) =>
    evidence({
      item: item({ licences }),
      agreements: plainAgreement ? [agreement()] : agreements,
    }),
  )

export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({
    codes: fc.uniqueArray(fc.constantFrom(...territoryCodes), { minLength: 1, maxLength: 3 }),
    channels: fc.uniqueArray(fc.constantFrom(...channels.slice(0, 2)), { maxLength: 2 }),
    purpose: fc.constantFrom('supply-chain' as const, 'promotion' as const, 'internal' as const),
    language: fc.constantFrom(null, 'en', 'fr'),
    first: day,
    length: fc.nat(3),
  })
  .map(({ codes, channels, purpose, language, first, length }) => ({
    territories: { kind: 'codes', codes },
    channels,
    purpose,
    language,
    window: { first, last: first + length },
  }))
