import type { RunView } from '#shared/api/runs.ts'
import { actionName } from '../messages/say.ts'
import { words } from '../messages/words.ts'
import { Shape } from '../parts/Shape.tsx'
import { Status } from '../parts/Status.tsx'
import { useRuns, useView } from '../panel-context.ts'
import { runLooks, writesDone } from '../runs/run-looks.ts'
import { isUnderWay } from '../stores/runs-store.ts'

const mostShown = 3

const needsEyes = (run: RunView): boolean =>
  isUnderWay(run) || run.state === 'blocked' || run.state === 'failed' || run.state === 'incomplete'

/** What is under way or stuck on this title, whoever started it and on whichever page. */
export function RunStrip() {
  const runs = useRuns((state) => state.runs)
  const putAway = useRuns((state) => state.putAway)
  const dismiss = useRuns((state) => state.dismiss)
  const open = useView((state) => state.open)
  const show = useView((state) => state.show)
  const shown = runs.filter((run) => needsEyes(run) && !putAway.has(run.runId))
  if (shown.length === 0) return null

  return (
    <ul className="runs" aria-label={words.runs.underWay}>
      {shown.slice(0, mostShown).map((run) => (
        <li key={run.runId}>
          <Status {...runLooks[run.state]}>{words.runs.state[run.state]}</Status>
          <span>
            <b>{actionName(run.action)}</b>, {writesDone(run)}
          </span>
          <span className="quiet wide-only">{run.by}</span>
          <span className="space" />
          <button
            type="button"
            className="button"
            onClick={() => open({ kind: 'run', runId: run.runId })}
          >
            {words.runs.show}
          </button>
          {!isUnderWay(run) && (
            <button type="button" className="button icon" onClick={() => dismiss(run.runId)}>
              <Shape name="cross" />
              <span className="unseen">{words.runs.putAway}</span>
            </button>
          )}
        </li>
      ))}
      {shown.length > mostShown && (
        <li>
          <button type="button" className="link" onClick={() => show('activity')}>
            {words.shell.more(shown.length - mostShown)}
          </button>
        </li>
      )}
    </ul>
  )
}
