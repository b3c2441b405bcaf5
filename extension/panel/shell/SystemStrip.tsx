import type { SystemState } from '#shared/api/titles.ts'
import { instant } from '../messages/formats.ts'
import { words } from '../messages/words.ts'
import { useAge } from '../parts/now.ts'
import { Status } from '../parts/Status.tsx'
import { useTitle } from '../panel-context.ts'

/** How each connected system stands. One that is slow or away says so; the others' rows are there. */
export function SystemStrip({ systems }: { systems: SystemState[] }) {
  const refresh = useTitle((state) => state.refresh)
  const away = systems.some((system) => system.state === 'down' || system.state === 'stale')
  return (
    <div className="systems">
      <ul aria-label={words.shell.systems}>
        {systems.map((system) => (
          <li key={system.system} className={system.state}>
            <b>{system.label}</b> <SystemWord system={system} />
            {system.incomplete && <span>{words.shell.systemIncomplete}</span>}
          </li>
        ))}
      </ul>
      {away && (
        <p>
          {words.shell.systemNothingSent}{' '}
          <button type="button" className="link" onClick={() => void refresh()}>
            {words.shell.tryAgain}
          </button>
        </p>
      )}
    </div>
  )
}

function SystemWord({ system }: { system: SystemState }) {
  const { state, seenAt, problem } = system
  if (state === 'asking') {
    return (
      <Status tone="quiet" shape="dots">
        {words.shell.systemAsking}
      </Status>
    )
  }
  if (state === 'down') {
    return (
      <>
        <Status tone="blocked" shape="square">
          {words.shell.systemDown(seenAt === null ? null : instant(seenAt))}
        </Status>
        {problem !== null && <span className="quiet"> {problem}</span>}
      </>
    )
  }
  if (state === 'stale') {
    return (
      <Status tone="unknown" shape="triangle">
        {words.shell.systemStale(seenAt === null ? words.shell.notChecked : instant(seenAt))}
      </Status>
    )
  }
  return seenAt === null ? null : <FreshAge at={seenAt} />
}

function FreshAge({ at }: { at: string }) {
  const seconds = useAge(at)
  return <span className="quiet">{words.shell.systemFresh(seconds)}</span>
}
