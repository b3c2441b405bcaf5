import type { ClearanceAnswer } from '#shared/api/clearance.ts'
import type { ActivityEntry, PlanView, RunView, WriteView } from '#shared/api/runs.ts'
import type {
  AssetRow,
  Candidate,
  EditionView,
  ReasonView,
  SystemState,
  TitleView,
} from '#shared/api/titles.ts'

/** Builders of what the backend answers, so that a test states only what it is about. */

export const workId = 50042

const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString()

export const reason = (change: Partial<ReasonView> = {}): ReasonView => ({
  layer: 'licence',
  code: 'EXPIRED',
  effect: 'deny',
  decisive: true,
  args: { day: 20_877 },
  territories: ['US', 'CA'],
  source: {
    system: 'otmm',
    label: 'OTMM',
    recordId: '771',
    field: 'licence end',
    fetchedAt: ago(120),
    link: 'https://otmm.example/asset/771',
  },
  valueSeen: '2027-02-28',
  whoCanMend: 'rights',
  ...change,
})

export const cleared = (change: Partial<AssetRow['rights']> = {}): AssetRow['rights'] => ({
  verdict: 'cleared',
  differing: 0,
  asked: 240,
  clearedThrough: null,
  reason: null,
  creditRequired: false,
  ...change,
})

export const edition = (change: Partial<EditionView> = {}): EditionView => ({
  productId: 700101,
  title: 'The Salt Almanac',
  edition: 'Paperback',
  format: 'paperback',
  isbn: '9781402894626',
  isbnShown: '978-1-4028-9462-6',
  publishingStatus: '04',
  publicationDate: '2026-09-03',
  goesOutInOnix: true,
  cover: 'none',
  ...change,
})

export const ebook = (change: Partial<EditionView> = {}): EditionView =>
  edition({
    productId: 700102,
    edition: 'Ebook',
    format: 'ebook',
    isbn: '9781402894633',
    isbnShown: '978-1-4028-9463-3',
    ...change,
  })

export const row = (change: Partial<AssetRow> = {}): AssetRow => {
  const ref = change.ref ?? { system: 'otmm', id: 'front', version: '4' }
  return {
    key: JSON.stringify([ref.system, ref.id, ref.version]),
    ref,
    name: 'Front cover',
    fileName: 'salt-almanac_pb_front.jpg',
    role: 'front-cover',
    documentClass: 'open',
    systemLabel: 'OTMM',
    versionLabel: 'v4',
    isLatest: true,
    mediaType: 'image/jpeg',
    bytes: 4_800_000,
    width: 1200,
    height: 1800,
    durationSeconds: null,
    approval: { state: 'approved', said: 'Approved', by: 'Design', on: '2026-02-12' },
    rights: cleared(),
    editions: [700101],
    linked: false,
    record: null,
    thumbnail: null,
    webUrl: 'https://otmm.example/asset/front',
    modifiedAt: '2026-02-12T10:00:00Z',
    seenAt: ago(20),
    ...change,
  }
}

export const system = (change: Partial<SystemState> = {}): SystemState => ({
  system: 'otmm',
  label: 'OTMM',
  state: 'fresh',
  seenAt: ago(20),
  problem: null,
  items: 1,
  incomplete: false,
  ...change,
})

export const title = (change: Partial<TitleView> = {}): TitleView => ({
  workId,
  title: 'The Salt Almanac',
  subtitle: null,
  imprint: 'Harbour Lane',
  contributors: 'Ines Okafor',
  stage: 'In production',
  reference: 'HL-0042',
  editions: [edition(), ebook()],
  rows: [row()],
  systems: [system()],
  refreshing: false,
  may: ['attach-cover', 'archive', 'ask-clearance', 'see-activity', 'undo'],
  waivers: [],
  ...change,
})

export const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  row: row(),
  usable: true,
  notices: [],
  usedElsewhere: [],
  ...change,
})

export const plan = (change: Partial<PlanView> = {}): PlanView => ({
  planHash: 'a'.repeat(64),
  action: 'attach-cover',
  workId,
  writes: [
    {
      node: 'create',
      says: { code: 'create-cover', args: { file: 'salt-almanac_pb_front.jpg', editions: 1 } },
      systemLabel: 'Consonance',
      exposure: 'exposes',
      after: [],
      bytes: null,
    },
    {
      node: 'link',
      says: { code: 'link-item', args: { name: 'Front cover v4', editions: 1 } },
      systemLabel: 'Slipcase',
      exposure: 'neutral',
      after: ['create'],
      bytes: null,
    },
  ],
  notices: [],
  gate: { verdict: 'cleared', reasons: [] },
  runnable: true,
  ...change,
})

export const write = (change: Partial<WriteView> = {}): WriteView => ({
  id: 'w1',
  node: 'create',
  says: { code: 'create-cover', args: { file: 'salt-almanac_pb_front.jpg', editions: 1 } },
  systemLabel: 'Consonance',
  state: 'planned',
  reason: null,
  movedBytes: 0,
  totalBytes: null,
  waitUntil: null,
  proof: null,
  output: null,
  joined: false,
  attempt: 1,
  ...change,
})

export const proof = (
  change: Partial<NonNullable<WriteView['proof']>> = {},
): NonNullable<WriteView['proof']> => ({
  level: 'accepted',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  bytes: 4_800_000,
  at: ago(3),
  facts: { width: 1200, height: 1800 },
  ...change,
})

export const run = (change: Partial<RunView> = {}): RunView => ({
  runId: 'f1a0c7de-0000-4000-8000-000000000001',
  action: 'attach-cover',
  workId,
  by: 'Edith Editor',
  startedAt: ago(5),
  finishedAt: null,
  state: 'running',
  writes: [write()],
  undoable: false,
  undoOf: null,
  undoneBy: null,
  ...change,
})

export const entry = (change: Partial<ActivityEntry> = {}): ActivityEntry => ({
  index: 12,
  at: ago(60),
  by: 'Edith Editor',
  action: 'attach-cover',
  system: 'consonance',
  systemLabel: 'Consonance',
  says: { code: 'create-cover', args: { file: 'salt-almanac_pb_front.jpg', editions: 1 } },
  outcome: 'done',
  item: { system: 'otmm', id: 'front', version: '4' },
  object: 'resource 31',
  version: '4',
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  proofLevel: 'accepted',
  reason: null,
  runId: 'f1a0c7de-0000-4000-8000-000000000001',
  ...change,
})

export const answer = (change: Partial<ClearanceAnswer> = {}): ClearanceAnswer => ({
  verdict: 'cleared',
  byTerritory: { GB: 'cleared', IE: 'cleared' },
  counts: { cleared: 2, blocked: 0, unknown: 0, partial: 0 },
  clearedThrough: '2027-11-21',
  nextChangeAt: null,
  reasons: [],
  conditions: [],
  evidenceHash: 'e'.repeat(64),
  waived: [],
  asOf: ago(0),
  ...change,
})
