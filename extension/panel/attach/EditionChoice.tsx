import { useStore, type StoreApi } from 'zustand'
import { editionLabels } from '../assets/edition-labels.ts'
import { actionWords } from '../messages/action-words.ts'
import { useTitle } from '../panel-context.ts'
import { chosenCandidate, type PickerState } from './attach-store.ts'

/** For which editions: those whose ISBN the cover carries come chosen. */
export function EditionChoice({ picker }: { picker: StoreApi<PickerState> }) {
  const editions = useTitle((state) => state.view?.editions) ?? []
  const productIds = useStore(picker, (state) => state.productIds)
  const toggle = useStore(picker, (state) => state.toggleEdition)
  const matched = useStore(picker, chosenCandidate)?.row.editions ?? []
  const labels = editionLabels(editions)

  return (
    <fieldset>
      <legend>{actionWords.attach.editions}</legend>
      {matched.length === 0 && <p className="quiet">{actionWords.attach.editionsUnmatched}</p>}
      {editions.map((edition) => (
        <label key={edition.productId} className="choice">
          <input
            type="checkbox"
            checked={productIds.includes(edition.productId)}
            onChange={() => toggle(edition.productId)}
          />
          <span className="choice-text edition-line">
            <b>{labels.get(edition.productId)?.name}</b>
            <span className="quiet">{edition.isbnShown}</span>
            {matched.includes(edition.productId) && (
              <span className="quiet">{actionWords.attach.matches}</span>
            )}
            {edition.goesOutInOnix === true && (
              <span className="tag">{actionWords.attach.goesOut}</span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
