import { useEffect } from 'react'
import type { TitleView } from '#shared/api/titles.ts'
import { actionWords } from '../messages/action-words.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { useSlice, useView } from '../panel-context.ts'
import { Answer } from './Answer.tsx'
import { ByTerritory } from './ByTerritory.tsx'
import { createClearance, editionFor } from './clearance-store.ts'
import { MarketMatrix } from './MarketMatrix.tsx'
import { QuestionSentence } from './QuestionSentence.tsx'
import './clearance.css'

/** May we use it? The question as a sentence, the answer before the matrix. */
export function ClearanceTab({ view }: { view: TitleView }) {
  const question = useSlice(createClearance, (state) => state.question)
  const status = useSlice(createClearance, (state) => state.status)
  const answer = useSlice(createClearance, (state) => state.answer)
  const problem = useSlice(createClearance, (state) => state.problem)
  const change = useSlice(createClearance, (state) => state.change)
  const ask = useSlice(createClearance, (state) => state.ask)
  const wished = useView((state) => state.clearanceItem)

  useEffect(() => {
    const row =
      view.rows.find(({ key }) => key === (wished ?? question.itemKey)) ??
      view.rows.find(({ role, linked }) => role === 'front-cover' && linked) ??
      view.rows.find(({ role }) => role === 'front-cover') ??
      view.rows[0]
    // A new reading of the title may change the answer: asked again, with the same words.
    if (row !== undefined) {
      const productId = editionFor(view, row.key, question.productId)
      void change({ itemKey: row.key, productId })
    }
    // The question itself is not a cause: `change` asks by itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, wished, change])

  if (view.rows.length === 0 || view.editions.length === 0) {
    return (
      <div className="empty">
        <p>
          {view.editions.length === 0
            ? actionWords.clearance.noEditions
            : actionWords.clearance.nothingToAsk}
        </p>
      </div>
    )
  }
  return (
    <div className="clearance">
      <section className="stack">
        <h2>{actionWords.clearance.title}</h2>
        <QuestionSentence view={view} />
        {problem !== null && <ProblemNote problem={problem} again={() => void ask()} />}
        <div aria-live="polite" aria-busy={status === 'asking'}>
          {status === 'asking' && answer === null && (
            <p className="quiet">{actionWords.clearance.asking}</p>
          )}
          {answer !== null && status !== 'failed' && (
            <div className={status === 'asking' ? 'outdated' : undefined}>
              <Answer answer={answer} />
            </div>
          )}
        </div>
      </section>
      {answer !== null && (
        <section className="stack">
          <ByTerritory answer={answer} />
          <MarketMatrix view={view} />
        </section>
      )}
    </div>
  )
}
