import type { TitleView } from '#shared/api/titles.ts'
import { RecordCell } from '../assets/RecordCell.tsx'
import { instant } from '../messages/formats.ts'
import { roleName } from '../messages/say.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { AwayLink } from '../parts/AwayLink.tsx'
import { Shape } from '../parts/Shape.tsx'
import '../activity/lists.css'

/** What of this title is filed: record numbers, classification, retention, holds. */
export function RecordsTab({ view }: { view: TitleView }) {
  const rows = view.rows.filter((row) => row.record !== null)
  if (rows.length === 0) {
    return (
      <div className="empty">
        <p>
          <b>{actionWords.records.empty}</b>
        </p>
        <p>{actionWords.records.emptyNext}</p>
      </div>
    )
  }
  return (
    <ul className="entries" aria-label={actionWords.records.title}>
      {rows.map((row) => (
        <li key={row.key}>
          <div className="entry-main">
            <p>
              {row.documentClass !== 'open' && <Shape name="lock" />}{' '}
              <b>
                <bdi>{row.name}</bdi>
              </b>{' '}
              {row.record?.version ?? row.versionLabel}
            </p>
            <p className="why">
              {[roleName(row.role), row.systemLabel, row.record?.classification]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div className="entry-side">
            <RecordCell record={row.record} />
          </div>
          <div className="entry-end">
            {row.modifiedAt !== null && <span className="why">{instant(row.modifiedAt)}</span>}
            {row.record?.webUrl && (
              <AwayLink href={row.record.webUrl}>{words.assets.openRecord}</AwayLink>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
