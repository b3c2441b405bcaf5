import { words } from '../messages/words.ts'
import type { EditionLabel } from './edition-labels.ts'

const most = 4

/** Editions an item is used for; dashed where it only matches by ISBN. */
export function EditionChips({ editions, linked }: { editions: EditionLabel[]; linked: boolean }) {
  const rest = editions.slice(most)
  return (
    <span className={linked ? 'editions' : 'editions loose'}>
      {editions.slice(0, most).map((edition) => (
        <abbr key={edition.productId} title={edition.name}>
          {edition.short}
        </abbr>
      ))}
      {rest.length > 0 && (
        <abbr title={rest.map((edition) => edition.name).join(', ')}>+{rest.length}</abbr>
      )}
      {!linked && editions.length > 0 && <span className="unseen">({words.assets.notLinked})</span>}
    </span>
  )
}
