import type { EditionView, TitleView } from '#shared/api/titles.ts'
import { editionLabels } from '../assets/edition-labels.ts'
import { rightsWhy } from '../assets/rights-words.ts'
import { shownRows } from '../assets/shown-rows.ts'
import { day, list } from '../messages/formats.ts'
import { layerName } from '../messages/say.ts'
import { words } from '../messages/words.ts'
import { Shape } from '../parts/Shape.tsx'
import { useView } from '../panel-context.ts'

const mostNamed = 3

/** One line that says how the title stands: what is in use and not cleared, which covers are missing. */
export function StatusLine({ view }: { view: TitleView }) {
  const open = useView((state) => state.open)
  const inUse = shownRows(view).filter(({ row, group }) => row.linked && group !== 'documents')
  const wrong = inUse.filter(({ row }) => row.rights.verdict !== 'cleared')
  const blocked = wrong.some(({ row }) => row.rights.verdict === 'blocked')
  const labels = editionLabels(view.editions)
  const withCover = (cover: EditionView['cover']): string[] =>
    view.editions
      .filter((edition) => edition.cover === cover)
      .map(({ productId }) => labels.get(productId)?.name ?? '')
  const [bare, foreign] = [withCover('none'), withCover('other')]
  const tone =
    wrong.length > 0 ? (blocked ? 'blocked' : 'unknown') : inUse.length > 0 ? 'cleared' : 'quiet'
  const shapes = {
    blocked: 'square',
    unknown: 'triangle',
    cleared: 'circle',
    quiet: 'ring',
  } as const

  return (
    <div className={`note ${tone}`}>
      <Shape name={shapes[tone]} />
      <div>
        <p>
          <b>
            {wrong.length > 0
              ? words.shell.inUseNotCleared(wrong.length)
              : inUse.length > 0
                ? words.shell.inUseCleared(inUse.length)
                : words.shell.nothingInUse}
          </b>{' '}
          {bare.length > 0 && bare.length < view.editions.length && words.shell.noCover(list(bare))}{' '}
          {foreign.length > 0 && words.shell.otherCover(list(foreign))}
        </p>
        {wrong.length > 0 && (
          <ul className="inline">
            {wrong.slice(0, mostNamed).map(({ row }) => (
              <li key={row.key}>
                <button
                  type="button"
                  className="link"
                  onClick={() => open({ kind: 'details', key: row.key })}
                >
                  <bdi>{row.name}</bdi> {row.versionLabel}
                </button>
                {' · '}
                {rightsWhy(row.rights)}
              </li>
            ))}
            {wrong.length > mostNamed && <li>{words.shell.more(wrong.length - mostNamed)}</li>}
          </ul>
        )}
        {view.waivers.map((waiver) => (
          <p key={waiver.layer} className="fine" title={waiver.reason}>
            {words.shell.waiver(
              layerName(waiver.layer),
              waiver.approver,
              waiver.until === null ? null : day(waiver.until),
            )}
          </p>
        ))}
      </div>
    </div>
  )
}
