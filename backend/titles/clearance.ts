import { dayOfInstant } from '#shared/domain/day.ts'
import { itemKey, type Item } from '#shared/domain/item.ts'
import type { GateQuestion } from '#shared/domain/plan.ts'
import { judge } from '#shared/rights/judge.ts'
import { questionFor } from '#shared/rights/question-for.ts'
import type { Product } from '#shared/domain/title.ts'
import type { Answer, Question } from '#shared/rights/verdict.ts'
import type { CallContext, ConnectedSystem } from '#backend/systems/port.ts'
import type { Database } from '#backend/store/database.ts'
import { evidenceFor, type EvidenceSources, type TitleReading } from './evidence.ts'
import { readRows } from './reading.ts'
import type { Refresher } from './refresh.ts'
import { rememberStanding } from './standing-answers.ts'
import { keepItems } from './title-rows.ts'

export interface Clearance {
  /** The standing question of a row, for one edition, on the evidence at hand. */
  standing(reading: TitleReading, item: Item, productId: number, now: Date): Answer | null
  ask(
    reading: TitleReading,
    item: Item,
    productId: number,
    question: Question,
    now: Date,
  ): Answer | null
  /** Reads title, item and agreements again and judges each edition on that. */
  onFreshEvidence(question: GateQuestion, signal: AbortSignal): Promise<Answer[]>
  sources: EvidenceSources
}

export function createClearance(
  db: Database,
  systems: readonly ConnectedSystem[],
  refresher: Refresher,
  sources: EvidenceSources,
): Clearance {
  const judgeStanding = rememberStanding(judge)
  const productOf = (reading: TitleReading, productId: number): Product | undefined =>
    reading.title.products.find(({ id }) => id === productId)

  const standing: Clearance['standing'] = (reading, item, productId, now) => {
    const product = productOf(reading, productId)
    if (!product) return null
    const evidence = evidenceFor(reading, product, item, sources, now)
    return judgeStanding(
      questionFor(product, item.role, dayOfInstant(now)),
      evidence,
      now.toISOString(),
    )
  }

  /** The standing question on evidence that was read just now; what was answered before does not count. */
  const judgedNow = (reading: TitleReading, item: Item, productId: number, now: Date): Answer[] => {
    const product = productOf(reading, productId)
    if (!product) return []
    const question = questionFor(product, item.role, dayOfInstant(now))
    return [judge(question, evidenceFor(reading, product, item, sources, now), now.toISOString())]
  }

  return {
    sources,
    standing,
    ask(reading, item, productId, question, now) {
      const product = productOf(reading, productId)
      return product
        ? judge(question, evidenceFor(reading, product, item, sources, now), now.toISOString())
        : null
    },
    async onFreshEvidence({ workId, productIds, item: ref, role }, signal) {
      const context: CallContext = { signal, principal: null, urgency: 'person' }
      const library = systems.find(({ id }) => id === ref.system)?.can.library
      const [, item] = await Promise.all([
        refresher.readTitle(workId, context),
        library?.get(ref, context) ?? null,
        sources.agreements && sources.agreements !== ref.system
          ? refresher.refresh(workId, { when: 'from now', only: [sources.agreements] })
          : null,
      ])
      const now = new Date()
      const reading = await readRows(db, workId)
      if (!reading || !item) return []
      await keepItems(db, [item], now)
      reading.items.set(itemKey(ref), { item, seenAt: now })
      // The item was read just now, whatever the last reading of its whole system was.
      const health = reading.freshness.get(ref.system)
      reading.freshness.set(ref.system, {
        work_id: workId,
        system: ref.system,
        asking_until: null,
        complete: true,
        ...health,
        seen_at: now,
        problem: null,
      })
      return productIds.flatMap((productId) =>
        judgedNow(reading, { ...item, role }, productId, now),
      )
    },
  }
}
