import type { World, WorldContent, WorldWork } from '#backend/sandbox/world.ts'
import type { Role } from '#shared/domain/role.ts'

/** The kinds of image that this stand-in knows. The real values are not public: these are invented. */
export const variants = {
  'front-cover': 'FRONT_COVER',
  'back-cover': 'BACK_COVER',
  'full-cover': 'FULL_COVER',
  'cover-pack': 'COVER_PACK',
  'contributor-picture': 'CONTRIBUTOR_PICTURE',
  'sample-content': 'SAMPLE_CONTENT',
  banner: 'BANNER',
  'press-kit': 'PRESS_KIT',
} satisfies Partial<Record<Role, string>>
export const otherVariant = 'OTHER'

export interface HeldResource {
  id: number
  workId: number
  /** Null until the image has been fetched, and for ever when that failed. */
  content: WorldContent | null
  /** Under which name its bytes are kept; null for those of the seed, or when nothing is kept. */
  file: string | null
  /** Null when it was there from the start. */
  imageRemoteUrl: string | null
  filename: string | null
  resourceVariant: string | null
  status: string
  caption: string | null
  copyright: string | null
  requiredCredit: string | null
  onixContentAudienceCode: string
  productIds: number[]
  isProcessing: boolean
  delayedJobStatus: 'queued' | 'completed' | 'failed' | null
  createdAt: string
}

export interface HeldWork {
  clientId: number
  /** For `changedSince`, YYYY-MM-DD. */
  changedOn: string
  work: WorldWork
}

/** What the stand-in holds. Tests may read and change all of it while it runs. */
export interface ConsonanceState {
  /** By work id, in ascending order of id. */
  works: Map<number, HeldWork>
  resources: Map<number, HeldResource>
  /** Ids go on from here; that of a deleted resource is not given again. */
  lastResourceId: number
  /** Resources that are not as the seed has them, those that are gone among them. */
  changed: Set<number>
  /** Called after a change, to have it kept. */
  onChange: () => void
  /** Requests answered so far, by GraphQL operation name, `rest` or `image`. */
  requests: Record<string, number>
  /** How long an image stays in processing after it was fetched. */
  processingDelayMs: number
  /** The next create takes effect, but its connection breaks off before the answer. */
  loseNextCreateAnswer: boolean
  /** Keys that are accepted, with the customer account that each stands for. */
  keys: Map<string, number>
  /** How a refused key is told; which one the real system uses is unknown. */
  refusal: 'status' | 'message' | 'errors'
  /** Fields taken out of the schema, such as `Product.isForSaleWorldwide`, as an older version would lack them. */
  hiddenFields: Set<string>
  /** Page size of root lists; the real one is unknown. */
  pageSize: number
}

export function seedState(world: World, keys: Map<string, number>, now: Date): ConsonanceState {
  const foreignClient = world.client.id + 1
  const state: ConsonanceState = {
    works: new Map(),
    resources: new Map(),
    lastResourceId: 800_000,
    changed: new Set(),
    onChange: () => {},
    requests: {},
    processingDelayMs: 200,
    loseNextCreateAnswer: false,
    keys,
    refusal: 'status',
    hiddenFields: new Set(),
    pageSize: 100,
  }
  const all = [
    ...world.works.map((work) => ({ work, clientId: world.client.id })),
    ...world.foreignWorks.map((work) => ({ work, clientId: foreignClient })),
  ].sort((a, b) => a.work.id - b.work.id)
  for (const { work, clientId } of all) {
    state.works.set(work.id, { work, clientId, changedOn: now.toISOString().slice(0, 10) })
    for (const { id, role, content, ...facts } of work.resources)
      state.resources.set(id, {
        ...facts,
        id,
        workId: work.id,
        content,
        file: null,
        imageRemoteUrl: null,
        filename: content.fileName,
        resourceVariant:
          new Map<string, string>(Object.entries(variants)).get(role) ?? otherVariant,
        status: 'APPROVED',
        onixContentAudienceCode: '_00',
        isProcessing: false,
        delayedJobStatus: null,
      })
  }
  state.lastResourceId = Math.max(state.lastResourceId, ...state.resources.keys())
  return state
}

export function markChanged(state: ConsonanceState, { id }: HeldResource): void {
  state.changed.add(id)
  state.onChange()
}

export const resourcesOf = (state: ConsonanceState, workId: number): HeldResource[] =>
  [...state.resources.values()].filter((resource) => resource.workId === workId)
