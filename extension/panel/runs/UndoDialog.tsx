import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { actionWords } from '../messages/action-words.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { usePanel, useTitle, useView } from '../panel-context.ts'
import { ConfirmButton } from '../plan/ConfirmButton.tsx'
import { PlanReview } from '../plan/PlanReview.tsx'
import { createPlanFlow } from '../stores/plan-flow.ts'
import { RunProgress } from './RunProgress.tsx'

/** Undo is an action like any other: it shows what it will write, and is confirmed. */
export function UndoDialog({ runId }: { runId: string }) {
  const { api, runs, title } = usePanel()
  const name = useTitle((state) => state.view?.title)
  const close = useView((state) => state.closeDialog)
  const [flow] = useState(() => createPlanFlow(api, runs))
  const started = useStore(flow, (state) => state.runId)

  useEffect(() => {
    const { workId } = title.getState()
    if (workId !== null) void flow.getState().propose({ action: 'undo', input: { workId, runId } })
  }, [flow, title, runId])

  return (
    <Dialog
      title={actionWords.runs.undoTitle}
      sub={name}
      onClose={close}
      footer={
        started === null && (
          <ConfirmButton
            flow={flow}
            label={actionWords.runs.undoConfirm}
            busyLabel={actionWords.runs.undoConfirming}
          />
        )
      }
    >
      {started === null ? (
        <PlanReview flow={flow} />
      ) : (
        <RunProgress runId={started} lookAgain={() => void flow.getState().lookAgain()} />
      )}
    </Dialog>
  )
}
