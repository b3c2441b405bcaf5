import { useStore, type StoreApi } from 'zustand'
import { sayWrite } from '../messages/say-plan.ts'
import { actionWords } from '../messages/action-words.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { Shape } from '../parts/Shape.tsx'
import type { PlanFlow } from '../stores/plan-flow.ts'
import { GateVerdict } from './GateVerdict.tsx'
import { NoticeList } from './NoticeList.tsx'
import './plan.css'

/** The dry run: what will be written, what speaks against it, what was checked. */
export function PlanReview({ flow }: { flow: StoreApi<PlanFlow> }) {
  const { stage, plan, changed, problem, lookAgain } = useStore(flow)
  const planning = stage === 'planning'
  const isRefused = plan?.notices.some(({ weight }) => weight === 'refusal') ?? false

  return (
    <section className="plan" aria-label={actionWords.plan.heading} aria-busy={planning}>
      <h3>{actionWords.plan.heading}</h3>
      {changed && (
        <div className="note unknown" role="alert">
          <Shape name="triangle" />
          <p>{actionWords.plan.changed}</p>
        </div>
      )}
      {problem !== null && <ProblemNote problem={problem} again={() => void lookAgain()} />}
      <output className={planning ? 'quiet' : 'unseen'}>
        {planning && actionWords.plan.planning}
      </output>
      {plan !== null && (
        <div className={planning ? 'outdated' : undefined}>
          <NoticeList notices={plan.notices} />
          {plan.gate !== null && <GateVerdict gate={plan.gate} />}
          {plan.writes.length === 0 && !isRefused && <p>{actionWords.plan.nothing}</p>}
          <ol className="writes">
            {plan.writes.map((write) => (
              <li key={write.node}>
                {sayWrite(write.says)}{' '}
                <span className="why">
                  {actionWords.plan.in(write.systemLabel)}
                  {write.exposure === 'exposes' && `, ${actionWords.plan.exposes}`}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
