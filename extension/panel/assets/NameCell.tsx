import type { AssetRow } from '#shared/api/titles.ts'
import { bytes, duration } from '../messages/formats.ts'
import { Shape } from '../parts/Shape.tsx'

const measure = (row: AssetRow): string | null =>
  row.durationSeconds !== null
    ? duration(row.durationSeconds)
    : row.bytes === null
      ? null
      : bytes(row.bytes)

export function NameCell({ row }: { row: AssetRow }) {
  const measured = measure(row)
  return (
    <>
      <span className="line" title={row.name}>
        {row.documentClass !== 'open' && <Shape name="lock" />}
        <b>
          <bdi>{row.name}</bdi>
        </b>{' '}
        {row.versionLabel}
      </span>
      <span className="why line" title={row.fileName}>
        <bdi>{row.fileName}</bdi>
        {measured !== null && ` · ${measured}`}
      </span>
    </>
  )
}
