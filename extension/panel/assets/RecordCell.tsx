import type { AssetRow } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'
import { Shape } from '../parts/Shape.tsx'

export function RecordCell({ record }: { record: AssetRow['record'] }) {
  if (record === null) return null
  return (
    <>
      <span className="line">{record.number ?? words.assets.unnumbered}</span>
      {record.onHold ? (
        <span className="why line">
          <Shape name="lock" /> {words.assets.onHold}
        </span>
      ) : (
        record.retention !== null && (
          <span className="why line">{words.assets.retention(record.retention)}</span>
        )
      )}
    </>
  )
}
