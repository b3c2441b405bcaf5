import { useId } from 'react'
import type { Candidate } from '#shared/api/titles.ts'
import { list } from '../messages/formats.ts'
import { sayNotice } from '../messages/say-plan.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { Thumbnail } from '../parts/Thumbnail.tsx'
import { approvalLooks } from '../parts/verdict-looks.ts'
import { NameCell } from '../assets/NameCell.tsx'
import { RightsCell } from '../assets/RightsCell.tsx'

/** One cover to pick. What may not be used cannot be picked, and says why. */
export function CandidateCard({
  candidate,
  chosen,
  onChoose,
}: {
  candidate: Candidate
  chosen: boolean
  onChoose: () => void
}) {
  const { row, usable, notices, usedElsewhere } = candidate
  const reasons = useId()
  const label = `${row.name} ${row.versionLabel}, ${row.systemLabel}`
  const worthSaying = notices.filter(
    (notice) => notice.weight !== 'fact' && notice.code !== 'used-elsewhere',
  )

  return (
    <div className={usable ? 'candidate' : 'candidate unusable'}>
      <label>
        <input
          type="radio"
          name="candidate"
          aria-label={label}
          aria-describedby={reasons}
          checked={chosen}
          disabled={!usable}
          onChange={onChoose}
        />
        <Thumbnail row={row} />
        <span className="candidate-text">
          <NameCell row={row} />
          <span className="why">
            {row.systemLabel}
            {row.width !== null &&
              row.height !== null &&
              ` · ${words.assets.pixels(row.width, row.height)}`}
          </span>
        </span>
        <span className="candidate-state">
          <Status {...approvalLooks[row.approval.state]}>
            {words.assets.approval[row.approval.state]}
          </Status>
          <RightsCell rights={row.rights} />
        </span>
      </label>
      <div id={reasons} className="candidate-why">
        {!usable && <b>{actionWords.attach.cannotUse}: </b>}
        {worthSaying.map((notice, index) => (
          <span key={index}>{sayNotice(notice)} </span>
        ))}
        {usedElsewhere.length > 0 && (
          <span>
            {actionWords.attach.usedElsewhere(list(usedElsewhere.map(({ title }) => title)))}.
          </span>
        )}
      </div>
    </div>
  )
}
