import type { TitleView } from '#shared/api/titles.ts'
import { words } from '../messages/words.ts'
import { Shape } from '../parts/Shape.tsx'
import { useAge } from '../parts/now.ts'
import { useTitle } from '../panel-context.ts'
import { EditionFilter } from './EditionFilter.tsx'
import { PersonMenu } from './PersonMenu.tsx'

/** The oldest of the readings: nothing on the page is older than this says, unless a system says so. */
const checkedAt = (view: TitleView): string | null =>
  view.systems
    .filter((system) => system.state === 'fresh')
    .map((system) => system.seenAt)
    .reduce((oldest, seen) => (oldest === null || (seen ?? '') < oldest ? seen : oldest), null)

function CheckedAge({ at }: { at: string }) {
  return <>{words.shell.checked(useAge(at))}</>
}

export function Header({ view }: { view: TitleView }) {
  const refresh = useTitle((state) => state.refresh)
  const at = checkedAt(view)
  const about = [view.imprint, view.contributors, words.shell.editions(view.editions.length)]
  return (
    <header className="top">
      <h1>
        <bdi>{view.title}</bdi>
      </h1>
      <span className="quiet">{about.filter((part) => part !== null).join(' · ')}</span>
      <span className="space" />
      <EditionFilter editions={view.editions} />
      <div className="top-end">
        <span className="age">
          {view.refreshing ? (
            words.shell.checking
          ) : at === null ? (
            words.shell.notChecked
          ) : (
            <CheckedAge at={at} />
          )}
        </span>
        <button
          type="button"
          className="button icon"
          disabled={view.refreshing}
          onClick={() => void refresh()}
        >
          <Shape name="again" size={13} />
          <span className="unseen">{words.shell.checkAgain}</span>
        </button>
        <PersonMenu />
      </div>
    </header>
  )
}
