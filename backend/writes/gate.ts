import { hashOf } from '#shared/domain/plan.ts'
import type { Clearance } from '#backend/titles/clearance.ts'
import type { Gate } from './perform-write.ts'

/** The last word before something is exposed: every edition cleared, on evidence read at this moment. */
export function createGate(clearance: Clearance): Gate {
  return {
    async judge(question, signal) {
      const answers = await clearance.onFreshEvidence(question, signal)
      const evidenceHash = hashOf(answers.map((answer) => answer.evidenceHash))
      const cleared =
        answers.length === question.productIds.length &&
        answers.every(({ verdict }) => verdict === 'cleared')
      const against = answers.find(({ verdict }) => verdict !== 'cleared')?.reasons[0]
      return {
        cleared,
        evidenceHash,
        reason: {
          code: against?.code ?? 'NOT_CLEARED',
          text: 'The rights were judged again at the moment of sending and are not cleared.',
          whoCanMend: against?.whoCanMend ?? 'rights',
        },
      }
    },
  }
}
