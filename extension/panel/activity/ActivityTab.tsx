import { useEffect } from 'react'
import type { TitleView } from '#shared/api/titles.ts'
import { actionWords } from '../messages/action-words.ts'
import { Chip } from '../parts/Chip.tsx'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { useRuns, useSlice } from '../panel-context.ts'
import { createActivity } from './activity-store.ts'
import { ActivityItem } from './ActivityItem.tsx'
import './lists.css'

const outcomes = ['done', 'failed', 'blocked'] as const

/** Who did what to which version, when, with what outcome. */
export function ActivityTab({ view }: { view: TitleView }) {
  const status = useSlice(createActivity, (state) => state.status)
  const entries = useSlice(createActivity, (state) => state.entries)
  const problem = useSlice(createActivity, (state) => state.problem)
  const outcome = useSlice(createActivity, (state) => state.outcome)
  const load = useSlice(createActivity, (state) => state.load)
  const filter = useSlice(createActivity, (state) => state.filter)
  const runs = useRuns((state) => state.runs)

  // A run that went on, or a title read again, has new entries.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useEffect(() => void load(), [load, runs, view])

  const shown = entries.filter((entry) => outcome === null || entry.outcome === outcome)
  return (
    <>
      <div className="toolbar">
        <fieldset aria-label={actionWords.activity.outcome} className="chips">
          {outcomes.map((name) => (
            <Chip
              key={name}
              pressed={outcome === name}
              onPress={() => filter(outcome === name ? null : name)}
            >
              {actionWords.activity.outcomes[name]}
            </Chip>
          ))}
        </fieldset>
      </div>
      {problem !== null && <ProblemNote problem={problem} again={() => void load()} />}
      {status === 'loading' && <p className="empty quiet">{actionWords.activity.loading}</p>}
      {status === 'ready' && shown.length === 0 && (
        <div className="empty">
          <p>
            {outcome === null
              ? actionWords.activity.empty
              : actionWords.activity.emptyFor(actionWords.activity.outcomes[outcome])}
          </p>
        </div>
      )}
      <ul className="entries" aria-label={actionWords.activity.title}>
        {shown.map((entry, index) => (
          <ActivityItem
            key={`${entry.runId} ${entry.at} ${index}`}
            entry={entry}
            run={runs.find((run) => run.runId === entry.runId)}
            isFirstOfRun={shown.findIndex(({ runId }) => runId === entry.runId) === index}
          />
        ))}
      </ul>
    </>
  )
}
