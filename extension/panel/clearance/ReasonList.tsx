import { useState } from 'react'
import type { ReasonView } from '#shared/api/titles.ts'
import { namesOf } from '../assets/rights-words.ts'
import { instant } from '../messages/formats.ts'
import { whoName } from '../messages/say.ts'
import { sayReason } from '../messages/say-reason.ts'
import { actionWords } from '../messages/action-words.ts'
import { AwayLink } from '../parts/AwayLink.tsx'

const shownFirst = 6

/** Reasons in the order of the explanation, each with where it was read. */
export function ReasonList({ reasons }: { reasons: ReasonView[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? reasons : reasons.slice(0, shownFirst)
  return (
    <>
      <ol className="reasons">
        {shown.map((reason, index) => (
          <li key={index} className={reason.decisive ? 'decisive' : undefined}>
            {sayReason(reason)}{' '}
            <span className="why">
              <ReasonSource reason={reason} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length < reasons.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {actionWords.clearance.moreReasons(reasons.length - shown.length)}
        </button>
      )}
    </>
  )
}

/** Which system and field said it and when it was read, what it says, whom to ask. */
function ReasonSource({ reason }: { reason: ReasonView }) {
  const { source, territories, valueSeen, effect, whoCanMend } = reason
  const parts = [
    source === null ? null : source.link === null ? (
      source.label
    ) : (
      <AwayLink key="source" href={source.link}>
        {source.label}
      </AwayLink>
    ),
    source?.field,
    valueSeen === null ? null : actionWords.clearance.seen(valueSeen),
    territories.length === 0 ? null : actionWords.clearance.concerns(namesOf(territories)),
    source === null ? null : actionWords.clearance.read(instant(source.fetchedAt)),
    whoCanMend === null || effect === 'permit'
      ? null
      : actionWords.clearance.ask(whoName(whoCanMend)),
  ].filter((part) => part !== null && part !== undefined)
  return parts.map((part, index) => (
    <span key={index}>
      {index > 0 && ' · '}
      {part}
    </span>
  ))
}
