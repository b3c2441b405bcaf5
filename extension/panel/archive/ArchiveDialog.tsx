import { useEffect } from 'react'
import { useStore } from 'zustand'
import { actionWords } from '../messages/action-words.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { usePanel, useTitle, useView } from '../panel-context.ts'
import { ConfirmButton } from '../plan/ConfirmButton.tsx'
import { PlanReview } from '../plan/PlanReview.tsx'
import { RunProgress } from '../runs/RunProgress.tsx'
import { createArchive } from './archive-store.ts'
import { DroppedFiles } from './DroppedFiles.tsx'
import { DropZone } from './DropZone.tsx'
import { RowChoice } from './RowChoice.tsx'
import '../parts/choices.css'
import './archive.css'

/** Choose finished files, see what will be filed and what was checked, confirm, watch. */
export function ArchiveDialog({ keys }: { keys: string[] }) {
  const { archive, flow } = usePanel().slice(createArchive)
  const title = useTitle((state) => state.view?.title)
  const close = useView((state) => state.closeDialog)
  const { runId, stage } = useStore(flow)
  const { chosen, files, begin, add } = useStore(archive)
  const sent = files.filter((held) => held.state === 'sent').length
  const pending = files.some((held) => held.state === 'waiting' || held.state === 'sending')

  useEffect(() => begin(keys), [begin, keys])

  if (runId !== null) {
    return (
      <Dialog title={actionWords.archive.title} sub={title} onClose={close}>
        <RunProgress runId={runId} lookAgain={() => void flow.getState().lookAgain()} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={actionWords.archive.title}
      sub={title}
      onClose={close}
      footer={
        <ConfirmButton
          flow={flow}
          label={actionWords.archive.confirm(chosen.length + sent)}
          busyLabel={actionWords.archive.confirming}
          disabled={pending}
          hint={pending ? actionWords.archive.stillSending : null}
        />
      }
    >
      <p className="quiet">{actionWords.archive.intro}</p>
      <div className="choose">
        <div className="stack">
          <RowChoice archive={archive} />
          <section className="stack">
            <h3>{actionWords.archive.addFiles}</h3>
            <DropZone onFiles={add} />
            <DroppedFiles archive={archive} />
          </section>
        </div>
        <div className="stack">
          {stage === 'nothing' ? (
            <p className="quiet">
              {pending ? actionWords.archive.stillSending : actionWords.archive.chooseSome}
            </p>
          ) : (
            <PlanReview flow={flow} />
          )}
        </div>
      </div>
    </Dialog>
  )
}
