import type { PlanView } from '#shared/api/runs.ts'
import { sayNotice } from '../messages/say-plan.ts'
import { actionWords } from '../messages/action-words.ts'
import { Shape } from '../parts/Shape.tsx'

type PlanNotice = PlanView['notices'][number]

const kinds = [
  { weight: 'refusal', tone: 'blocked', shape: 'square', heading: actionWords.plan.refusals },
  { weight: 'warning', tone: 'unknown', shape: 'triangle', heading: actionWords.plan.warnings },
  { weight: 'fact', tone: 'quiet', shape: 'check', heading: actionWords.plan.checks },
] as const

/** What keeps a plan from running, what has to be seen, and what was checked: in this order. */
export function NoticeList({ notices }: { notices: PlanNotice[] }) {
  return kinds.map(({ weight, tone, shape, heading }) => {
    const said = [...new Set(notices.filter((it) => it.weight === weight).map(sayNotice))]
    return (
      said.length > 0 && (
        <div key={weight} className={`note ${tone}`}>
          <Shape name={shape} />
          <div>
            <b>{heading}</b>
            <ul>
              {said.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </div>
      )
    )
  })
}
