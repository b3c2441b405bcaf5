import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { actionWords } from '../messages/action-words.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useMedia } from '../parts/use-media.ts'
import { usePanel, useTitle, useView } from '../panel-context.ts'
import { ConfirmButton } from '../plan/ConfirmButton.tsx'
import { PlanReview } from '../plan/PlanReview.tsx'
import { RunProgress } from '../runs/RunProgress.tsx'
import { createAttach } from './attach-store.ts'
import { CandidateList } from './CandidateList.tsx'
import { EditionChoice } from './EditionChoice.tsx'
import '../parts/choices.css'
import './attach.css'

/** Pick a cover, see what will be written, confirm, watch: one dialog from the button to the proof. */
export function AttachDialog() {
  const { picker, flow } = usePanel().slice(createAttach)
  const title = useTitle((state) => state.view?.title)
  const close = useView((state) => state.closeDialog)
  const runId = useStore(flow, (state) => state.runId)
  const chosen = useStore(picker, (state) => state.chosen)
  const stacked = useMedia('(max-width: 760px)')
  const consequence = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (flow.getState().stage === 'started') {
      flow.getState().reset()
      picker.setState({ chosen: null, productIds: [] })
    }
    void picker.getState().load()
  }, [flow, picker])

  // Where the columns stand one below the other, what follows from a choice would be out of sight.
  useEffect(() => {
    if (chosen !== null && stacked) consequence.current?.scrollIntoView()
  }, [chosen, stacked])

  if (runId !== null) {
    return (
      <Dialog title={actionWords.attach.busyTitle} sub={title} onClose={close}>
        <RunProgress runId={runId} lookAgain={() => void flow.getState().lookAgain()} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={actionWords.attach.title}
      sub={title}
      onClose={close}
      footer={
        <ConfirmButton
          flow={flow}
          label={actionWords.attach.confirm}
          busyLabel={actionWords.attach.confirming}
        />
      }
    >
      <div className="choose">
        <CandidateList picker={picker} />
        <div className="stack" ref={consequence}>
          {chosen === null ? (
            <p className="quiet">{actionWords.attach.chooseFirst}</p>
          ) : (
            <>
              <EditionChoice picker={picker} />
              <PlanReview flow={flow} />
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}
