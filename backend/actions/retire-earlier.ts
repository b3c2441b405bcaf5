import { outputOf, type PlannedWrite } from '#shared/domain/plan.ts'
import type { SupportingResource, Title } from '#shared/domain/title.ts'
import type { EarlierCover } from './earlier-cover.ts'
import type { World } from './action.ts'
import { plainWrite, resourcesTarget } from './writes.ts'

/**
 * Takes an earlier cover out of force once the new one is confirmed. Its bytes are kept first, for
 * undo. No call is documented that unlinks a resource from some of its products, so that one that
 * also serves other editions is created again for those before it is deleted.
 */
export function retireEarlier(
  title: Title,
  earlier: SupportingResource,
  chosen: number[],
  world: World,
): PlannedWrite[] {
  const { workId } = title
  const system = world.titlesSystem ?? ''
  const others = earlier.productIds.filter((id) => !chosen.includes(id))
  const [keep, again] = [`keep-${earlier.id}`, `others-${earlier.id}`]
  const fileName = earlier.fileName ?? `cover-${earlier.id}.jpg`
  const kept: PlannedWrite = {
    ...plainWrite(keep, 'slipcase', 'keeping', 'keepResource', `slipcase:kept:${earlier.id}`, {
      workId,
      resourceId: earlier.id,
      fileName,
      earlier: { ...earlier },
    }),
    says: { code: 'keep-earlier-cover', args: { resource: earlier.id } },
  }
  const retired: PlannedWrite = {
    ...plainWrite(
      `retire-${earlier.id}`,
      system,
      'titles',
      'retireResource',
      resourcesTarget(workId),
      { workId, resourceId: earlier.id },
    ),
    after: ['create', 'link', keep, ...(others.length > 0 ? [again] : [])],
    says: { code: 'retire-cover', args: { resource: earlier.id } },
  }
  if (others.length === 0) return [kept, retired]
  // What these editions show does not change, so nothing is exposed that was not before.
  return [
    kept,
    {
      ...bringBack(title, earlier, others, again, keep, world),
      after: ['create', keep],
      says: { code: 'keep-cover-for-others', args: { editions: others.length } },
    },
    retired,
  ]
}

/** Creates a kept cover again with its own fields. `keep` is the node whose output names the copy. */
export function bringBack(
  title: Title,
  earlier: EarlierCover,
  productIds: number[],
  node: string,
  keep: string | { spoolId: string },
  world: World,
): PlannedWrite {
  const id = typeof keep === 'string' ? outputOf(keep, 'spoolId') : keep.spoolId
  const input = {
    workId: title.workId,
    productIds,
    role: world.roleOfResource(earlier.role) ?? 'front-cover',
    source: { kind: 'spool', id },
    fileName: earlier.fileName ?? `cover-${earlier.id}.jpg`,
    caption: earlier.caption,
    copyright: earlier.copyright,
    requiredCredit: earlier.requiredCredit,
    width: earlier.width,
    height: earlier.height,
  }
  return {
    ...plainWrite(
      node,
      world.titlesSystem ?? '',
      'titles',
      'attachResource',
      resourcesTarget(title.workId),
      input,
    ),
    says: { code: 'bring-cover-back', args: { editions: productIds.length } },
  }
}
