import type { ReactNode } from 'react'
import type { AssetRow } from '#shared/api/titles.ts'
import { bytes, duration, instant, list } from '../messages/formats.ts'
import { roleName } from '../messages/say.ts'
import { words } from '../messages/words.ts'
import { AwayLink } from '../parts/AwayLink.tsx'
import type { EditionLabel } from './edition-labels.ts'

const latest = (isLatest: boolean | null): string =>
  isLatest === null ? '' : ` (${isLatest ? words.assets.factLatest : words.assets.factNotLatest})`

export function ItemFacts({ row, editions }: { row: AssetRow; editions: EditionLabel[] }) {
  const names = words.assets
  const { record } = row
  const facts: [name: string, value: ReactNode][] = [
    [names.factRole, roleName(row.role)],
    [names.factFile, <bdi key="file">{row.fileName}</bdi>],
    [names.factKind, row.mediaType],
    [names.factSize, row.bytes === null ? null : bytes(row.bytes)],
    [
      names.factPicture,
      row.width === null || row.height === null ? null : names.pixels(row.width, row.height),
    ],
    [names.factLength, row.durationSeconds === null ? null : duration(row.durationSeconds)],
    [names.factVersion, `${row.versionLabel}${latest(row.isLatest)}`],
    [
      names.factEditions,
      editions.length === 0
        ? names.noEditions
        : `${list(editions.map((edition) => edition.name))}${row.linked ? '' : ` (${names.notLinked})`}`,
    ],
    [names.factRecord, record && (record.number ?? words.assets.unnumbered)],
    [names.factClass, record?.classification],
    [
      names.factRetention,
      record &&
        [record.retention, record.onHold ? words.assets.onHold : null].filter(Boolean).join(', '),
    ],
    [
      '',
      record?.webUrl && (
        <AwayLink key="record" href={record.webUrl}>
          {names.openRecord}
        </AwayLink>
      ),
    ],
    [names.factChanged, row.modifiedAt === null ? null : instant(row.modifiedAt)],
    [names.factIdentifier, <code key="id">{row.ref.id}</code>],
  ]
  return (
    <section>
      <h3>{names.facts}</h3>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([name, value], index) => (
            <div key={name || index}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
