import { dayOf, type Day } from '../../domain/day.ts'
import type {
  Agreement,
  Bound,
  Evidence,
  ItemEvidence,
  Licence,
  ProductEvidence,
  Source,
} from '../evidence.ts'
import type { Question } from '../verdict.ts'

/** Builders for evidence that clears, so that a test states only what it is about. */

export const asOf = '2026-11-21T09:00:00.000Z'

export function day(text: string): Day {
  const found = dayOf(text)
  if (found === null) throw new Error(`${text} is no day`)
  return found
}

export const on = (text: string): Bound => ({ kind: 'day', day: day(text) })
export const open: Bound = { kind: 'open' }
export const notStated: Bound = { kind: 'not-stated' }

export const source = (system: string, recordId: string): Source => ({
  system,
  recordId,
  version: '1',
  field: null,
  fetchedAt: asOf,
  link: null,
})

export const licence = (change: Partial<Licence> = {}): Licence => ({
  id: 'L1',
  source: source('otmm', 'L1'),
  effect: 'permit',
  territory: { kind: 'stated', statement: { included: ['WORLD'], excluded: [] } },
  formats: { kind: 'any' },
  channels: { kind: 'any' },
  purposes: { kind: 'any' },
  start: on('2020-01-01'),
  end: open,
  embargo: notStated,
  exhaustive: true,
  creditRequired: false,
  unresolved: [],
  ...change,
})

export const agreement = (change: Partial<Agreement> = {}): Agreement => ({
  id: 'A1',
  source: source('content-server', 'A1'),
  direction: 'in',
  status: 'active',
  parties: ['Ines Okafor', 'Harbour Lane'],
  territory: { included: ['WORLD'], excluded: [] },
  formats: { kind: 'any' },
  languages: { kind: 'any' },
  exclusive: true,
  start: on('2020-01-01'),
  end: open,
  sellOffEnd: notStated,
  ...change,
})

export const product = (change: Partial<ProductEvidence> = {}): ProductEvidence => ({
  productId: 700101,
  format: 'paperback',
  publishingStatus: '04',
  sales: { worldwide: true, forSale: [], notForSale: [], description: null },
  dates: [],
  source: source('consonance', '700101'),
  ...change,
})

export const item = (change: Partial<ItemEvidence> = {}): ItemEvidence => ({
  ref: { system: 'otmm', id: 'cover', version: '3' },
  role: 'front-cover',
  approval: { state: 'approved', said: 'Approved', by: 'Design', on: null },
  isLatest: true,
  licences: [licence()],
  unreadableRights: [],
  creditLine: null,
  source: source('otmm', 'cover'),
  ...change,
})

export const evidence = (change: Partial<Evidence> = {}): Evidence => ({
  product: product(),
  item: item(),
  agreements: [agreement()],
  health: [
    { system: 'consonance', state: 'fresh', fetchedAt: asOf, supplies: ['sales'] },
    { system: 'otmm', state: 'fresh', fetchedAt: asOf, supplies: ['licence', 'approval'] },
    { system: 'content-server', state: 'fresh', fetchedAt: asOf, supplies: ['agreement'] },
  ],
  waivers: [],
  ...change,
})

export const asking = (codes: string | null, change: Partial<Question> = {}): Question => ({
  territories: codes === null ? { kind: 'for-sale' } : { kind: 'codes', codes: codes.split(' ') },
  channels: ['online-retail'],
  purpose: 'supply-chain',
  language: null,
  window: { first: day('2026-11-21'), last: day('2026-11-21') },
  ...change,
})

export const during = (first: string, last = first): Pick<Question, 'window'> => ({
  window: { first: day(first), last: day(last) },
})
