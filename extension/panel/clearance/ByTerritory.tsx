import type { ClearanceAnswer } from '#shared/api/clearance.ts'
import { territory } from '../messages/formats.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { verdictLooks } from '../parts/verdict-looks.ts'

const order = ['blocked', 'unknown', 'partial', 'cleared'] as const

/** Counts per verdict, each with its countries on demand. */
export function ByTerritory({ answer }: { answer: ClearanceAnswer }) {
  const codes = Object.entries(answer.byTerritory)
  return (
    <>
      <h2>{actionWords.clearance.byTerritory}</h2>
      <ul className="by-territory">
        {order
          .map((verdict) => ({
            verdict,
            names: codes
              .filter(([, has]) => has === verdict)
              .map(([code]) => territory(code))
              .sort((a, b) => a.localeCompare(b)),
          }))
          .filter(({ names }) => names.length > 0)
          .map(({ verdict, names }) => (
            <li key={verdict}>
              <details>
                <summary>
                  <Status {...verdictLooks[verdict]}>{words.assets.rights[verdict]}</Status>{' '}
                  {actionWords.clearance.territories(names.length)}
                </summary>
                <p>{names.join(', ')}</p>
              </details>
            </li>
          ))}
      </ul>
    </>
  )
}
