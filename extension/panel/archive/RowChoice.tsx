import { useStore, type StoreApi } from 'zustand'
import { NameCell } from '../assets/NameCell.tsx'
import { roleName } from '../messages/say.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { approvalLooks } from '../parts/verdict-looks.ts'
import { useTitle } from '../panel-context.ts'
import { isDeliverable, isFinal, type ArchiveState } from './archive-store.ts'

/** Finished files that a connected system holds for this title. */
export function RowChoice({ archive }: { archive: StoreApi<ArchiveState> }) {
  const rows = useTitle((state) => state.view?.rows) ?? []
  const chosen = useStore(archive, (state) => state.chosen)
  const toggle = useStore(archive, (state) => state.toggle)
  const offered = rows.filter(isDeliverable)

  return (
    <fieldset>
      <legend>{actionWords.archive.fromTitle}</legend>
      {offered.length === 0 && <p className="quiet">{actionWords.archive.noneOnTitle}</p>}
      <div className="row-choice">
        {offered.map((row) => (
          <label key={row.key} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(row.key)}
              disabled={!isFinal(row)}
              onChange={() => toggle(row.key)}
            />
            <span className="choice-text">
              <NameCell row={row} />
            </span>
            <span className="choice-side">
              <span className="why">
                {roleName(row.role)} · {row.systemLabel}
              </span>
              <Status {...approvalLooks[row.approval.state]}>
                {words.assets.approval[row.approval.state]}
              </Status>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
