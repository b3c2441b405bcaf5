import type { SystemState, TitleView } from '#shared/api/titles.ts'
import { list } from '../messages/formats.ts'
import { words } from '../messages/words.ts'
import { useView } from '../panel-context.ts'

const labels = (systems: SystemState[], state: SystemState['state']): string =>
  list(systems.filter((system) => system.state === state).map((system) => system.label))

/** Why the list is empty: filters, an answer still to come, a system that is away, or truly nothing. */
export function EmptyList({ view }: { view: TitleView }) {
  const clearFilters = useView((state) => state.clearFilters)
  const asking = labels(view.systems, 'asking')
  const down = labels(view.systems, 'down')

  if (view.rows.length > 0) {
    return (
      <div className="empty" id="list">
        <p>{words.assets.nothingMatches}</p>
        <button type="button" className="button" onClick={clearFilters}>
          {words.assets.clearFilters}
        </button>
      </div>
    )
  }
  if (asking !== '' || view.refreshing) {
    return (
      <div className="empty" id="list">
        <p>{words.assets.stillAsking(asking || list(view.systems.map(({ label }) => label)))}</p>
        {[0, 1, 2].map((line) => (
          <div key={line} className="skeleton row" aria-hidden="true" />
        ))}
      </div>
    )
  }
  return (
    <div className="empty" id="list">
      <p>
        <b>{words.assets.nothingFound}</b>
      </p>
      <p>{down === '' ? words.assets.nothingFoundNext : words.assets.nothingYetDown(down)}</p>
    </div>
  )
}
