import type { TitleView } from '#shared/api/titles.ts'
import { editionLabels } from '../assets/edition-labels.ts'
import { actionWords } from '../messages/action-words.ts'
import { Shape } from '../parts/Shape.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'
import { useSlice } from '../panel-context.ts'
import { createClearance } from './clearance-store.ts'
import { markets, marketVerdict, type Market, type MarketVerdict } from './market-verdict.ts'

const says = actionWords.clearance
const isMarket = (name: string): name is Market => name in markets
const names = Object.keys(markets).filter(isMarket)

/** The same question for every edition and market at a glance. */
export function MarketMatrix({ view }: { view: TitleView }) {
  const matrix = useSlice(createClearance, (state) => state.matrix)
  return (
    // On a narrow page the table is scrolled sideways: by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="matrix-scroll" tabIndex={0} aria-label={says.matrix}>
      <table className="matrix">
        <caption>{says.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{says.edition}</th>
            {names.map((market) => (
              <th key={market} scope="col">
                {says.markets[market]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...editionLabels(view.editions).values()].map((edition) => {
            const byTerritory = matrix[edition.productId]
            return (
              <tr key={edition.productId}>
                <th scope="row">{edition.name}</th>
                {names.map((market) => (
                  <Cell
                    key={market}
                    verdict={byTerritory ? marketVerdict(market, byTerritory) : undefined}
                  />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** `undefined` is still asked; null: nothing was said about this market. */
function Cell({ verdict }: { verdict: MarketVerdict | null | undefined }) {
  if (verdict === undefined) return <td className="quiet">…</td>
  if (verdict === null) return <td className="quiet">{says.notSaid}</td>
  const { tone, shape } = verdictLooks[verdict.verdict]
  return (
    <td className={tone}>
      <Shape name={shape} size={9} />{' '}
      {verdict.verdict === 'partial'
        ? says.cellOf(verdict.cleared, verdict.asked)
        : says.cells[verdict.verdict]}
    </td>
  )
}
