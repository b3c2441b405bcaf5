import { attachCoverInput, type AttachCoverInput } from '#shared/api/runs.ts'
import type { Item } from '#shared/domain/item.ts'
import type { Notice } from '#shared/domain/notice.ts'
import { outputOf, type Json, type Plan, type PlannedWrite } from '#shared/domain/plan.ts'
import type { Title } from '#shared/domain/title.ts'
import type { FileFacts } from '#backend/files/inspect.ts'
import type { ByteSource } from '#backend/systems/port.ts'
import type { Action, World } from './action.ts'
import { choosePicture } from './choose-picture.ts'
import { coverObjections } from './cover-objections.ts'
import { retireEarlier } from './retire-earlier.ts'
import { undoCover } from './undo-cover.ts'
import { plainWrite, resourcesTarget } from './writes.ts'

const role = 'front-cover'

/** CDAM-1: an approved picture becomes the cover of chosen editions, pinned to its version. */
export const attachCover: Action<AttachCoverInput> = {
  name: 'attach-cover',
  permission: 'attach-cover',
  input: attachCoverInput,
  undo: undoCover,
  async plan({ workId, item: ref, productIds }, world) {
    const [title, item] = await Promise.all([world.title(workId), world.item(ref)])
    const empty = (notices: Notice[]): Plan => ({
      action: 'attach-cover',
      workId,
      writes: [],
      notices,
    })
    if (!title || !item)
      return empty([
        {
          code: 'item-gone',
          weight: 'refusal',
          args: { system: world.labelOf(title ? ref.system : (world.titlesSystem ?? '')) },
        },
      ])
    const chosen = [...new Set(productIds)].sort((a, b) => a - b)
    const notices = [
      ...editionObjections(title, chosen),
      ...coverObjections(item, title, chosen, world.labelOf),
    ]
    if (!world.publicUrl) notices.push({ code: 'no-public-address', weight: 'refusal', args: {} })
    if (notices.some(({ weight }) => weight === 'refusal')) return empty(notices)

    const picture = await choosePicture(item, world)
    notices.push(...picture.notices)
    for (const other of await world.usedElsewhere(ref, workId))
      notices.push({
        code: 'used-elsewhere',
        weight: 'warning',
        args: { work: other.workId, title: other.title },
      })
    const attached = await alreadyAttached(title, item, chosen, world)
    if (attached)
      notices.push({
        code: 'already-attached',
        weight: 'refusal',
        args: { editions: chosen.length },
      })
    if (!picture.source || notices.some(({ weight }) => weight === 'refusal')) return empty(notices)

    const goesOut = title.products.filter(
      (product) => chosen.includes(product.id) && product.allowOnixExports !== false,
    )
    for (const { edition, title: name } of goesOut)
      notices.push({
        code: 'goes-out-in-onix',
        weight: 'warning',
        args: { edition: edition ?? name },
      })
    const create = createWrite(
      title,
      item,
      chosen,
      picture.source,
      picture.facts,
      goesOut.length > 0,
      world,
    )
    const link = linkWrite(title, item, chosen)
    const earlier = title.resources.filter(
      (resource) =>
        world.roleOfResource(resource.role) === role &&
        resource.productIds.some((id) => chosen.includes(id)),
    )
    return {
      action: 'attach-cover',
      workId,
      writes: [
        create,
        link,
        ...earlier.flatMap((resource) => retireEarlier(title, resource, chosen, world)),
      ],
      notices,
    }
  },
}

function editionObjections(title: Title, chosen: number[]): Notice[] {
  if (chosen.length === 0) return [{ code: 'no-edition-chosen', weight: 'refusal', args: {} }]
  return chosen
    .filter((id) => !title.products.some((product) => product.id === id))
    .map((productId) => ({ code: 'edition-unknown', weight: 'refusal', args: { productId } }))
}

/** The very same version is in force for these editions, and its resource is still there. */
async function alreadyAttached(
  title: Title,
  item: Item,
  chosen: number[],
  world: World,
): Promise<boolean> {
  const links = await world.links(title.workId)
  return links.some(
    (link) =>
      link.role === role &&
      link.system === item.ref.system &&
      link.item_id === item.ref.id &&
      link.version === item.ref.version &&
      chosen.every((id) => link.product_ids.includes(id)) &&
      title.resources.some(({ id }) => id === link.facts['resourceId']),
  )
}

function createWrite(
  title: Title,
  item: Item,
  chosen: number[],
  source: ByteSource,
  facts: FileFacts | null,
  exposes: boolean,
  world: World,
): PlannedWrite {
  const input: { [key: string]: Json } = {
    workId: title.workId,
    productIds: chosen,
    role,
    source: source as unknown as Json,
    fileName: `${item.isbns.find((isbn) => title.products.some((product) => product.isbn === isbn)) ?? `work-${title.workId}`}-cover.jpg`,
    caption: item.altText,
    copyright: null,
    requiredCredit: item.creditLine,
    width: facts?.picture?.width ?? null,
    height: facts?.picture?.height ?? null,
  }
  return {
    ...plainWrite(
      'create',
      world.titlesSystem ?? '',
      'titles',
      'attachResource',
      resourcesTarget(title.workId),
      input,
    ),
    exposure: exposes ? 'exposes' : 'neutral',
    gate: { workId: title.workId, productIds: chosen, item: item.ref, role },
    says: { code: 'create-cover', args: { file: item.fileName, editions: chosen.length } },
  }
}

function linkWrite(title: Title, item: Item, chosen: number[]): PlannedWrite {
  const input = {
    workId: title.workId,
    productIds: chosen,
    role,
    ref: { ...item.ref },
    resourceId: outputOf('create', 'resourceId'),
  }
  return {
    ...plainWrite(
      'link',
      'slipcase',
      'links',
      'link',
      `slipcase:work:${title.workId}:links`,
      input,
    ),
    after: ['create'],
    says: {
      code: 'link-item',
      args: { name: `${item.name} ${item.versionLabel}`, editions: chosen.length },
    },
  }
}
