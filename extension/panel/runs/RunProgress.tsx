import { useEffect, useRef } from 'react'
import type { RunView } from '#shared/api/runs.ts'
import { instant } from '../messages/formats.ts'
import { actionName } from '../messages/say.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { announce } from '../parts/announce.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { Status } from '../parts/Status.tsx'
import { useMay, useRuns, useView } from '../panel-context.ts'
import { isUnderWay } from '../stores/runs-store.ts'
import { runLooks, writesDone } from './run-looks.ts'
import { WriteRow } from './WriteRow.tsx'
import './runs.css'

/** A run as it is now, write by write, with what can be done about it. */
export function RunProgress({ runId, lookAgain }: { runId: string; lookAgain?: () => void }) {
  const run = useRuns((state) => state.runs.find((held) => held.runId === runId))
  const problem = useRuns((state) => state.problem)
  const reloadRun = useRuns((state) => state.reloadRun)
  const heading = useRef<HTMLParagraphElement>(null)
  const state = run?.state
  const action = run?.action

  // The button that started it is gone: whoever pressed it goes on here.
  useEffect(() => heading.current?.focus(), [])
  useEffect(() => {
    if (state && action)
      announce(actionWords.runs.announce(actionName(action), words.runs.state[state]))
  }, [state, action])

  return (
    <div className="run">
      {problem !== null && <ProblemNote problem={problem} again={() => void reloadRun(runId)} />}
      <p ref={heading} tabIndex={-1} className="run-state">
        {run === undefined ? (
          actionWords.runs.gone
        ) : (
          <>
            <Status {...runLooks[run.state]}>{words.runs.state[run.state]}</Status>{' '}
            <b>{writesDone(run)}</b>{' '}
            <span className="quiet">{actionWords.runs.by(run.by, instant(run.startedAt))}</span>
          </>
        )}
      </p>
      {run !== undefined && (
        <>
          {run.undoOf !== null && <p className="quiet">{actionWords.runs.undoOf}</p>}
          <ol className="run-writes">
            {run.writes.map((write) => (
              <WriteRow key={write.id} write={write} />
            ))}
          </ol>
          <RunChoices run={run} lookAgain={lookAgain} />
        </>
      )}
    </div>
  )
}

function RunChoices({ run, lookAgain }: { run: RunView; lookAgain: (() => void) | undefined }) {
  const retry = useRuns((state) => state.retry)
  const open = useView((state) => state.open)
  const close = useView((state) => state.closeDialog)
  const mayUndo = useMay('undo')
  const changed = run.writes.some((write) => write.reason?.code === 'changed-since-you-looked')
  const stuck = run.state === 'blocked' || run.state === 'failed' || run.state === 'incomplete'

  return (
    <div className="run-choices">
      <p className="quiet">
        {isUnderWay(run)
          ? actionWords.runs.closeHint
          : run.undoneBy !== null
            ? actionWords.runs.undone
            : stuck
              ? actionWords.runs.retryHint
              : null}
      </p>
      <span className="space" />
      {changed && lookAgain !== undefined && (
        <button type="button" className="button" onClick={lookAgain}>
          {actionWords.plan.again}
        </button>
      )}
      {stuck && !changed && (
        <button type="button" className="button" onClick={() => void retry(run.runId)}>
          {actionWords.runs.retry}
        </button>
      )}
      {mayUndo && run.undoable && run.undoneBy === null && (
        <button
          type="button"
          className="button"
          onClick={() => open({ kind: 'undo', runId: run.runId })}
        >
          {actionWords.runs.undo}
        </button>
      )}
      <button type="button" className="button main" onClick={close}>
        {run.state === 'done' ? actionWords.runs.finished : words.shell.close}
      </button>
    </div>
  )
}
