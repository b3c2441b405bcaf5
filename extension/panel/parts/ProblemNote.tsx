import type { ApiProblem } from '../api/api-problem.ts'
import { sayProblem } from '../messages/say.ts'
import { words } from '../messages/words.ts'
import { Shape } from './Shape.tsx'

/** What went wrong, what to do now, and a way to do it. */
export function ProblemNote({
  problem,
  again,
}: {
  problem: ApiProblem
  again?: (() => void) | undefined
}) {
  const { cause, next } = sayProblem(problem)
  return (
    <div className="note blocked" role="alert">
      <Shape name="square" />
      <div>
        <p>
          <b>{cause}</b> {next}
        </p>
        {problem.requestId !== null && (
          <p className="fine">{words.shell.requestId(problem.requestId)}</p>
        )}
      </div>
      {again !== undefined && (
        <button type="button" className="button" onClick={again}>
          {words.shell.tryAgain}
        </button>
      )}
    </div>
  )
}
