import { lazy, Suspense } from 'react'
import { useView } from '../panel-context.ts'

const DetailsDialog = lazy(async () => ({
  default: (await import('../assets/DetailsDialog.tsx')).DetailsDialog,
}))
const AttachDialog = lazy(async () => ({
  default: (await import('../attach/AttachDialog.tsx')).AttachDialog,
}))
const ArchiveDialog = lazy(async () => ({
  default: (await import('../archive/ArchiveDialog.tsx')).ArchiveDialog,
}))
const RunDialog = lazy(async () => ({
  default: (await import('../runs/RunDialog.tsx')).RunDialog,
}))
const UndoDialog = lazy(async () => ({
  default: (await import('../runs/UndoDialog.tsx')).UndoDialog,
}))

/** The one dialog that is open, if any. What a dialog needs is loaded when it is first opened. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog)
  if (dialog === null) return null
  return (
    <Suspense>
      {dialog.kind === 'details' && <DetailsDialog key={dialog.key} itemKey={dialog.key} />}
      {dialog.kind === 'attach' && <AttachDialog />}
      {dialog.kind === 'archive' && <ArchiveDialog keys={dialog.keys} />}
      {dialog.kind === 'run' && <RunDialog key={dialog.runId} runId={dialog.runId} />}
      {dialog.kind === 'undo' && <UndoDialog key={dialog.runId} runId={dialog.runId} />}
    </Suspense>
  )
}
