import type { ClearanceAnswer } from '#shared/api/clearance.ts'
import { day, instant } from '../messages/formats.ts'
import { layerName } from '../messages/say.ts'
import { sayCondition, sayReason } from '../messages/say-reason.ts'
import { actionWords } from '../messages/action-words.ts'
import { Shape } from '../parts/Shape.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'
import { ReasonList } from './ReasonList.tsx'

const says = actionWords.clearance

/** The answer in one sentence, then why, on which conditions, and for how long. */
export function Answer({ answer }: { answer: ClearanceAnswer }) {
  const { verdict, counts, reasons, conditions, clearedThrough, nextChangeAt } = answer
  const { tone, shape } = verdictLooks[verdict]
  const asked = counts.cleared + counts.blocked + counts.unknown + counts.partial
  const [first] = reasons
  return (
    <div className={`answer ${tone}`}>
      <p className="verdict">
        <span className={`${tone}-text`}>
          <Shape name={shape} size={13} /> <b>{says.answers[verdict]}</b>
        </span>{' '}
        {verdict === 'cleared' ? says.allClear : first !== undefined && sayReason(first)}{' '}
        {verdict !== 'cleared' && asked > 1 && says.clearedIn(counts.cleared, asked)}
      </p>
      {clearedThrough !== null && <p>{says.clearedThrough(day(clearedThrough))}</p>}
      {conditions.length > 0 && (
        <>
          <h3>{says.conditions}</h3>
          <ul>
            {conditions.map((condition) => (
              <li key={condition.code}>{sayCondition(condition)}</li>
            ))}
          </ul>
        </>
      )}
      {reasons.length > 0 && (
        <>
          <h3>{says.reasons}</h3>
          <ReasonList reasons={reasons} />
        </>
      )}
      {answer.waived.map((layer) => (
        <p key={layer} className="why">
          {says.waived(layerName(layer))}
        </p>
      ))}
      <p className="why">
        {nextChangeAt !== null && `${says.nextChange(day(nextChangeAt))} `}
        {says.asOf(instant(answer.asOf))}.
      </p>
    </div>
  )
}
