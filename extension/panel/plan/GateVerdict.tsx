import type { PlanView } from '#shared/api/runs.ts'
import { ReasonList } from '../clearance/ReasonList.tsx'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'

/** May what the plan exposes go out? The verdict with its reasons. */
export function GateVerdict({ gate }: { gate: NonNullable<PlanView['gate']> }) {
  const cleared = gate.verdict === 'cleared'
  const against = gate.reasons.filter((reason) => reason.effect !== 'permit')
  return (
    <div className="gate">
      <p>
        <Status {...verdictLooks[gate.verdict]}>{words.assets.rights[gate.verdict]}</Status>{' '}
        {cleared ? actionWords.plan.gateCleared : actionWords.plan.gateNot}
      </p>
      {against.length > 0 && <ReasonList reasons={against} />}
    </div>
  )
}
