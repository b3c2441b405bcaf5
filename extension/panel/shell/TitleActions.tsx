import { words } from '../messages/words.ts'
import { useMay, useView } from '../panel-context.ts'

/** What can be done with the title, or with the rows that are chosen. */
export function TitleActions() {
  const open = useView((state) => state.open)
  const selection = useView((state) => state.selection)
  const mayAttach = useMay('attach-cover')
  const mayArchive = useMay('archive')
  const keys = Object.keys(selection)

  return (
    <div className="actions">
      {mayArchive && (
        <button type="button" className="button" onClick={() => open({ kind: 'archive', keys })}>
          {keys.length === 0 ? words.assets.archive : words.assets.archiveSelected(keys.length)}
        </button>
      )}
      {mayAttach && (
        <button type="button" className="button main" onClick={() => open({ kind: 'attach' })}>
          {words.assets.attach}
        </button>
      )}
    </div>
  )
}
