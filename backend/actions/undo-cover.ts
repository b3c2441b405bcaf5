import { z } from 'zod'
import type { Notice } from '#shared/domain/notice.ts'
import type { Plan, PlannedWrite } from '#shared/domain/plan.ts'
import type { Title } from '#shared/domain/title.ts'
import type { WriteRow } from '#backend/writes/settle.ts'
import type { EndedRun, World } from './action.ts'
import { earlierCover } from './earlier-cover.ts'
import { bringBack } from './retire-earlier.ts'
import { plainWrite, resourcesTarget } from './writes.ts'

const created = z.object({ resourceId: z.number() })
const createdFrom = z.object({ productIds: z.array(z.number()) })
const keptFrom = z.object({ resourceId: z.number(), earlier: earlierCover })
const kept = z.object({ spoolId: z.string() })
const linked = z.object({ linkId: z.string() })

/**
 * Takes an attached cover back: the earlier ones are created again from the copies that were kept
 * (with new ids), then the attached one is retired. Refused when what was attached is no longer as
 * the run left it.
 */
export async function undoCover(run: EndedRun, world: World): Promise<Plan> {
  const { workId } = run
  const refuse = (code: Notice['code'], args: Notice['args'] = {}): Plan => ({
    action: 'undo',
    workId,
    writes: [],
    notices: [{ code, weight: 'refusal', args }],
  })
  const done = new Map(run.writes.flatMap((row) => (row.state === 'done' ? [[row.node, row]] : [])))
  const create = done.get('create')
  const title = await world.title(workId)
  if (!create || !title) return refuse('nothing-to-undo')
  const { resourceId } = created.parse(create.output)
  const attached = title.resources.find(({ id }) => id === resourceId)
  if (
    !attached ||
    !sameSet(attached.productIds, createdFrom.parse(create.input.value).productIds)
  ) {
    return refuse('undo-target-changed', { what: 'cover' })
  }

  const back: PlannedWrite[] = []
  for (const keep of done.values()) {
    if (!keep.node.startsWith('keep-')) continue
    const { resourceId: earlierId, earlier } = keptFrom.parse(keep.input.value)
    // Never retired: it is still in force and needs no bringing back.
    if (!done.has(`retire-${earlierId}`)) continue
    const { spoolId } = kept.parse(keep.output)
    if (!(await world.spooled(spoolId))) return refuse('undo-kept-copy-gone')
    const node = `back-${earlierId}`
    back.push(bringBack(title, earlier, earlier.productIds, node, { spoolId }, world))
    back.push(...retireStandBy(title, done.get(`others-${earlierId}`), node, world))
  }
  const link = done.get('link')
  const unlink: PlannedWrite[] = link
    ? [
        {
          ...plainWrite(
            'unlink',
            'slipcase',
            'links',
            'unlink',
            `slipcase:work:${workId}:links`,
            linked.parse(link.output),
          ),
          after: back.map(({ node }) => node),
          says: { code: 'remove-link', args: { name: String(link.says.args['name'] ?? '') } },
        },
      ]
    : []
  const retire = retireWrite(
    title,
    resourceId,
    [...back, ...unlink].map(({ node }) => node),
    world,
  )
  return {
    action: 'undo',
    workId,
    writes: [...back, ...unlink, retire],
    // The earlier cover returns to where it was; which asset is behind it is not known, so it cannot be judged.
    notices:
      back.length > 0 ? [{ code: 'earlier-cover-not-judged', weight: 'warning', args: {} }] : [],
  }
}

/** The copy that served the other editions meanwhile. */
function retireStandBy(
  title: Title,
  others: WriteRow | undefined,
  after: string,
  world: World,
): PlannedWrite[] {
  if (!others) return []
  const { resourceId } = created.parse(others.output)
  return title.resources.some(({ id }) => id === resourceId)
    ? [retireWrite(title, resourceId, [after], world)]
    : []
}

const retireWrite = (
  title: Title,
  resourceId: number,
  after: string[],
  world: World,
): PlannedWrite => ({
  ...plainWrite(
    `retire-${resourceId}`,
    world.titlesSystem ?? '',
    'titles',
    'retireResource',
    resourcesTarget(title.workId),
    {
      workId: title.workId,
      resourceId,
    },
  ),
  after,
  says: { code: 'retire-cover', args: { resource: resourceId } },
})

const sameSet = (a: number[], b: number[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))
