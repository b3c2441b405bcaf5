import type { EditionView } from '#shared/api/titles.ts'
import { editionLabels } from '../assets/edition-labels.ts'
import { words } from '../messages/words.ts'
import { useMedia } from '../parts/use-media.ts'
import { useView } from '../panel-context.ts'

const mostChips = 4

/** One edition or all of them: chips for a few, a list for many. */
export function EditionFilter({ editions }: { editions: EditionView[] }) {
  const chosen = useView((state) => state.filters.edition)
  const filter = useView((state) => state.filter)
  const narrow = useMedia('(max-width: 640px)')
  const labels = [...editionLabels(editions).values()]
  if (labels.length === 0) return null
  if (narrow || labels.length > mostChips) {
    return (
      <select
        className="chip"
        aria-label={words.shell.edition}
        value={chosen ?? ''}
        onChange={(event) =>
          filter({ edition: event.target.value === '' ? null : Number(event.target.value) })
        }
      >
        <option value="">{words.shell.allEditions}</option>
        {labels.map((label) => (
          <option key={label.productId} value={label.productId}>
            {label.name}
          </option>
        ))}
      </select>
    )
  }
  return (
    <fieldset aria-label={words.shell.edition} className="chips">
      <button
        type="button"
        className="chip"
        aria-pressed={chosen === null}
        onClick={() => filter({ edition: null })}
      >
        {words.shell.allEditions}
      </button>
      {labels.map((label) => (
        <button
          key={label.productId}
          type="button"
          className="chip"
          aria-pressed={chosen === label.productId}
          onClick={() => filter({ edition: label.productId })}
        >
          {label.name}
        </button>
      ))}
    </fieldset>
  )
}
