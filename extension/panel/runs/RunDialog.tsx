import { actionName } from '../messages/say.ts'
import { words } from '../messages/words.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { useRuns, useTitle, useView } from '../panel-context.ts'
import { RunProgress } from './RunProgress.tsx'

export function RunDialog({ runId }: { runId: string }) {
  const action = useRuns((state) => state.runs.find((run) => run.runId === runId)?.action)
  const title = useTitle((state) => state.view?.title)
  const close = useView((state) => state.closeDialog)
  return (
    <Dialog
      title={action === undefined ? words.runs.underWay : actionName(action)}
      sub={title}
      onClose={close}
    >
      <RunProgress runId={runId} />
    </Dialog>
  )
}
