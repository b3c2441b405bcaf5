import { sValidator } from '@hono/standard-validator'
import { Hono, type Context } from 'hono'
import { z } from 'zod/mini'
import { clearanceRequest, type ClearanceAnswer } from '#shared/api/clearance.ts'
import type { Activity } from '#shared/api/runs.ts'
import { addMonths, dayOf, dayOfInstant, dayText, type Day } from '#shared/domain/day.ts'
import { itemKey } from '#shared/domain/item.ts'
import { roles } from '#shared/domain/role.ts'
import { questionFor } from '#shared/rights/question-for.ts'
import { maySee } from '#backend/access/permissions.ts'
import { activityOf } from '#backend/audit/activity.ts'
import { readRows } from '#backend/titles/reading.ts'
import { runsOf } from '#backend/writes/run-view.ts'
import { allow, type AppEnv } from './declare.ts'
import type { HttpParts } from './parts.ts'
import { Refusal } from './problems.ts'

const workParam = z.object({ workId: z.string().check(z.regex(/^\d{1,15}$/)) })
const candidateQuery = z.object({
  role: z._default(z.enum(roles), 'front-cover'),
  words: z._default(z.string().check(z.maxLength(200)), ''),
})

const unknownWork = (workId: number): Refusal =>
  new Refusal(
    404,
    'unknown-work',
    `There is no work ${workId} in this account.`,
    'Check the address of the page, or the account you are signed in to.',
  )

/** Everything that is read about one title. */
export function titleRoutes(parts: HttpParts) {
  const { signIn, refresher, views, clearance, candidates, db } = parts
  const workId = sValidator('param', workParam)

  /** The title is in the rows after this, or the request is refused. */
  async function ensureTitle(id: number, c: Context<AppEnv>): Promise<void> {
    const title = await refresher.title(id, {
      signal: AbortSignal.any([c.req.raw.signal, AbortSignal.timeout(20_000)]),
      principal: c.get('principal'),
      urgency: 'person',
    })
    if (!title) throw unknownWork(id)
  }

  return new Hono<AppEnv>()
    .get('/:workId', allow(signIn, 'see-title'), workId, async (c) => {
      const id = Number(c.req.valid('param').workId)
      await ensureTitle(id, c)
      void refresher.refresh(id)
      const view = await views.view(id, c.get('principal'))
      if (!view) throw unknownWork(id)
      return c.json(view)
    })
    .post('/:workId/refresh', allow(signIn, 'see-title'), workId, async (c) => {
      const id = Number(c.req.valid('param').workId)
      await ensureTitle(id, c)
      void refresher.refresh(id, { when: 'not under way' })
      return c.json({ refreshing: true as const }, 202)
    })
    .get(
      '/:workId/candidates',
      allow(signIn, 'attach-cover'),
      workId,
      sValidator('query', candidateQuery),
      async (c) => {
        const id = Number(c.req.valid('param').workId)
        const { role, words } = c.req.valid('query')
        await ensureTitle(id, c)
        const found = await candidates.find(id, role, words, c.get('principal'))
        if (!found) throw unknownWork(id)
        return c.json(found)
      },
    )
    .post(
      '/:workId/clearance',
      allow(signIn, 'ask-clearance'),
      workId,
      sValidator('json', clearanceRequest),
      async (c) => {
        const id = Number(c.req.valid('param').workId)
        const asked = c.req.valid('json')
        await ensureTitle(id, c)
        const reading = await readRows(db, id)
        const held = reading?.items.get(itemKey(asked.item))
        if (!reading || !held || !maySee(c.get('principal'), held.item.documentClass))
          throw new Refusal(
            404,
            'unknown-item',
            'This item is not on the title.',
            'Refresh the title and choose again.',
          )
        const product = reading.title.products.find((one) => one.id === asked.productId)
        if (!product)
          throw new Refusal(
            404,
            'unknown-edition',
            `The title has no edition ${asked.productId}.`,
            'Choose one of its editions.',
          )
        const now = new Date()
        const window = windowOf(asked.from, asked.to, dayOfInstant(now))
        const question = {
          ...questionFor(product, held.item.role, dayOfInstant(now)),
          channels: [asked.channel],
          window,
          ...(asked.territories.length > 0
            ? { territories: { kind: 'codes' as const, codes: asked.territories } }
            : {}),
        }
        const answer = clearance.ask(reading, held.item, product.id, question, now)
        if (!answer) throw unknownWork(id)
        const said: ClearanceAnswer = {
          ...answer,
          clearedThrough: answer.clearedThrough === null ? null : dayText(answer.clearedThrough),
          nextChangeAt: answer.nextChangeAt === null ? null : dayText(answer.nextChangeAt),
          reasons: answer.reasons.map((reason) => views.say(reason, c.get('principal'))),
          asOf: now.toISOString(),
        }
        return c.json(said)
      },
    )
    .get('/:workId/runs', allow(signIn, 'see-title'), workId, async (c) =>
      c.json({
        runs: await runsOf(
          db,
          Number(c.req.valid('param').workId),
          c.get('principal'),
          views.labelOf,
        ),
      }),
    )
    .get('/:workId/activity', allow(signIn, 'see-activity'), workId, async (c) => {
      const entries: Activity = {
        entries: await activityOf(
          db,
          Number(c.req.valid('param').workId),
          c.get('principal'),
          views.labelOf,
        ),
      }
      return c.json(entries)
    })
}

/** A hundred years stand for an open end. */
function windowOf(from: string, to: string | null, today: Day): { first: Day; last: Day } {
  const first = dayOf(from)
  const last = to === null ? addMonths(today, 1200) : dayOf(to)
  if (first === null || last === null)
    throw new Refusal(400, 'bad-date', 'A date is given as YYYY-MM-DD.', 'Choose the dates again.')
  if (last < first)
    throw new Refusal(
      400,
      'bad-window',
      'The last day lies before the first.',
      'Swap the dates or leave the end open.',
    )
  return { first, last }
}
