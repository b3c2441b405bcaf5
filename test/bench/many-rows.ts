import type { AssetRow, TitleView } from '#shared/api/titles.ts'
import { edition, ebook, reason, row, system, title } from '#extension/panel/testing/builders.ts'

const systems = [
  ['otmm', 'OTMM'],
  ['core-dam', 'Core DAM'],
  ['vip', 'VIP'],
  ['iconik', 'iconik'],
  ['content-server', 'Content Server'],
] as const
const roles = ['front-cover', 'contributor-picture', 'sample-content', 'interior-pdf', 'epub']
const names = ['Front cover', 'Portrait', 'First chapter', 'Interior', 'Reflowable file']
const states = ['approved', 'in-review', 'rejected', 'approved', 'not-approved'] as const
const verdicts = ['cleared', 'blocked', 'cleared', 'unknown', 'partial'] as const

/** One of a cycle; cycles of different lengths keep the columns from moving in step. */
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length]!

/** A title with very many items, such as no real one has: every one named apart, in no order. */
export function titleWithManyRows(workId: number, count: number): TitleView {
  return title({
    workId,
    editions: [edition(), ebook()],
    systems: systems.map(([id, label]) =>
      system({ system: id, label, items: count / systems.length }),
    ),
    rows: Array.from({ length: count }, (_, index) => manyRow(index, count)),
  })
}

function manyRow(index: number, count: number): AssetRow {
  // A number prime to the count visits every place once.
  const place = (index * 7919) % count
  const [id, label] = pick(systems, place)
  const verdict = pick(verdicts, Math.floor(place / 7))
  const isDocument = id === 'content-server'
  return row({
    ref: { system: id, id: String(place), version: '1' },
    name: `${pick(names, Math.floor(place / 3))} ${place}`,
    fileName: `salt-almanac_${place}.jpg`,
    role: pick(roles, Math.floor(place / 3)),
    systemLabel: label,
    approval: { ...row().approval, state: pick(states, Math.floor(place / 11)) },
    rights: {
      verdict,
      differing: verdict === 'cleared' ? 0 : (place % 40) + 1,
      asked: 240,
      clearedThrough: verdict === 'cleared' ? '2027-11-21' : null,
      reason: verdict === 'cleared' ? null : reason(),
      creditRequired: place % 9 === 0,
    },
    editions: place % 4 === 0 ? [700101, 700102] : [700101],
    linked: place % 13 === 0,
    record: isDocument
      ? {
          number: `R-${place}`,
          classification: 'Contracts',
          version: '1',
          webUrl: null,
          retention: null,
          onHold: false,
        }
      : null,
    thumbnail: isDocument ? null : `/thumbnails/${place}`,
  })
}
