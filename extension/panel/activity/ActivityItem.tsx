import type { ActivityEntry, RunView } from '#shared/api/runs.ts'
import { instant } from '../messages/formats.ts'
import { actionName } from '../messages/say.ts'
import { sayWrite } from '../messages/say-plan.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import type { ShapeName } from '../parts/Shape.tsx'
import { Status, type Tone } from '../parts/Status.tsx'
import { useMay, useView } from '../panel-context.ts'

const looks: Record<ActivityEntry['outcome'], { tone: Tone; shape: ShapeName }> = {
  done: { tone: 'cleared', shape: 'check' },
  failed: { tone: 'blocked', shape: 'cross' },
  blocked: { tone: 'blocked', shape: 'square' },
}

export function ActivityItem({
  entry,
  run,
  isFirstOfRun,
}: {
  entry: ActivityEntry
  run: RunView | undefined
  /** Undo concerns the whole run and is offered once. */
  isFirstOfRun: boolean
}) {
  const open = useView((state) => state.open)
  const mayUndo = useMay('undo')
  const { version, object, sha256, reason, index } = entry
  const facts = [
    actionName(entry.action),
    actionWords.activity.in(entry.systemLabel),
    object,
    version === null ? null : actionWords.activity.version(version),
    sha256 === null ? null : `SHA-256 ${sha256.slice(0, 8)}…`,
    index === null ? actionWords.activity.pending : actionWords.activity.entry(index),
  ]

  return (
    <li>
      <div className="entry-main">
        <p>{sayWrite(entry.says)}</p>
        <p className="why">{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {reason !== null && <p className="blocked-text">{reason}</p>}
      </div>
      <div className="entry-side">
        <Status {...looks[entry.outcome]}>{actionWords.activity.outcomes[entry.outcome]}</Status>
        <span className="why">{actionWords.runs.by(entry.by, instant(entry.at))}</span>
      </div>
      <div className="entry-end">
        {run !== undefined && isFirstOfRun && (
          <>
            <button
              type="button"
              className="button"
              onClick={() => open({ kind: 'run', runId: run.runId })}
            >
              {words.runs.show}
            </button>
            {mayUndo && run.undoable && run.undoneBy === null && (
              <button
                type="button"
                className="button"
                onClick={() => open({ kind: 'undo', runId: run.runId })}
              >
                {actionWords.runs.undo}
              </button>
            )}
          </>
        )}
      </div>
    </li>
  )
}
