import { type Processing } from './processing.ts'
import { type ConsonanceState, type HeldResource, markChanged, resourcesOf } from './state.ts'

export interface CreateInput {
  clientMutationId?: string | null
  workId: number
  imageRemoteUrl?: string | null
  resourceFileName?: string | null
  resourceVariant?: string | null
  status?: string | null
  caption?: string | null
  copyright?: string | null
  requiredCredit?: string | null
  onixContentAudienceCode?: string | null
  productIds?: number[] | null
  linkToAllProducts?: boolean | null
  unlinkPrevious?: boolean | null
}
interface Refusal {
  field: string
  message: string
}

/** The mutations on supporting resources, for the works of one customer account. */
export function createResource(
  state: ConsonanceState,
  processing: Processing,
  clientId: number,
  input: CreateInput,
  now: Date,
): { supportingResource: HeldResource | null; errors: Refusal[] } {
  const held = state.works.get(input.workId)
  const work = held?.clientId === clientId ? held : null
  const own = work?.work.products.map((product) => product.id) ?? []
  const errors = work ? refusals(input, own) : [{ field: 'workId', message: 'does not exist' }]
  if (!work || errors.length > 0) return { supportingResource: null, errors }
  const resource: HeldResource = {
    id: (state.lastResourceId += 1),
    workId: input.workId,
    content: null,
    file: null,
    imageRemoteUrl: input.imageRemoteUrl ?? null,
    filename: null,
    resourceVariant: input.resourceVariant ?? null,
    status: input.status ?? 'DRAFT',
    caption: input.caption ?? null,
    copyright: input.copyright ?? null,
    requiredCredit: input.requiredCredit ?? null,
    onixContentAudienceCode: input.onixContentAudienceCode ?? '_00',
    productIds: input.linkToAllProducts ? own : (input.productIds ?? []),
    isProcessing: true,
    delayedJobStatus: null,
    createdAt: now.toISOString(),
  }
  if (input.unlinkPrevious)
    for (const earlier of resourcesOf(state, input.workId))
      if (earlier.resourceVariant === resource.resourceVariant) {
        earlier.productIds = []
        markChanged(state, earlier)
      }
  state.resources.set(resource.id, resource)
  work.changedOn = now.toISOString().slice(0, 10)
  processing.begin(resource)
  return { supportingResource: resource, errors: [] }
}

export function deleteResource(
  state: ConsonanceState,
  clientId: number,
  id: number,
  now: Date,
): { deleted: boolean; errors: Refusal[] } {
  const resource = state.resources.get(id)
  const work = state.works.get(resource?.workId ?? -1)
  if (!resource || work?.clientId !== clientId)
    return { deleted: false, errors: [{ field: 'id', message: 'does not exist' }] }
  state.resources.delete(id)
  markChanged(state, resource)
  work.changedOn = now.toISOString().slice(0, 10)
  return { deleted: true, errors: [] }
}

function refusals(input: CreateInput, own: number[]): Refusal[] {
  const found: Refusal[] = []
  if (!input.imageRemoteUrl)
    found.push({ field: 'imageRemoteUrl', message: 'is missing; uploads are not covered here' })
  else if (!URL.canParse(input.imageRemoteUrl))
    found.push({ field: 'imageRemoteUrl', message: 'is not a URL' })
  if (input.productIds && input.linkToAllProducts)
    found.push({ field: 'productIds', message: 'cannot be used with linkToAllProducts' })
  if (input.productIds?.some((id) => !own.includes(id)))
    found.push({ field: 'productIds', message: 'must be products of the work' })
  return found
}
