import type { WriteView } from '#shared/api/runs.ts'
import { instant } from '../messages/formats.ts'
import { whoName } from '../messages/say.ts'
import { sayWrite } from '../messages/say-plan.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { Status } from '../parts/Status.tsx'
import { useRuns } from '../panel-context.ts'
import { Proof } from './Proof.tsx'
import { writeLooks } from './run-looks.ts'

/** The destination's bytes were compared with ours. */
const isVerified = ({ state, proof }: WriteView): boolean =>
  state === 'done' && (proof?.level === 'identical' || proof?.level === 'checksum')

/** One write: its state, its bytes while they move, its proof when it is done, its reason when not. */
export function WriteRow({ write }: { write: WriteView }) {
  const { state, reason, totalBytes, movedBytes, proof } = write
  const says = sayWrite(write.says)
  const moving = state === 'performing' && totalBytes !== null && totalBytes > 0

  return (
    <li className="write">
      <div className="write-says">
        <span>{says}</span> <span className="why">{actionWords.plan.in(write.systemLabel)}</span>
        {write.joined && <p className="why">{actionWords.runs.joined}</p>}
        {reason !== null && (
          <p className={state === 'failed' || state === 'blocked' ? 'blocked-text' : 'why'}>
            {reason.text} {reason.whoCanMend && words.assets.canMend(whoName(reason.whoCanMend))}
          </p>
        )}
        {proof !== null && <Proof proof={proof} systemLabel={write.systemLabel} />}
      </div>
      {moving && (
        <div className="write-moves">
          <progress value={movedBytes} max={totalBytes} aria-label={says} />
          <span className="why">
            {actionWords.runs.moved(movedBytes, totalBytes)} <TransferSpeed write={write} />
          </span>
        </div>
      )}
      <div className="write-state">
        <Status {...writeLooks[state]}>
          {isVerified(write) ? actionWords.runs.verified : actionWords.runs.write[state]}
        </Status>
        {state === 'waiting' && write.waitUntil !== null && (
          <span className="why">{actionWords.runs.waitUntil(instant(write.waitUntil))}</span>
        )}
        {write.attempt > 1 && state !== 'done' && (
          <span className="why">{actionWords.runs.attempt(write.attempt)}</span>
        )}
      </div>
    </li>
  )
}

function TransferSpeed({ write }: { write: WriteView }) {
  const speed = useRuns((state) => state.rates[write.id]?.bytesPerSecond)
  if (!speed || write.totalBytes === null) return null
  const left = (write.totalBytes - write.movedBytes) / speed
  return ` · ${actionWords.runs.rate(speed)} · ${actionWords.runs.left(left)}`
}
