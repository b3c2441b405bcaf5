import type { WriteView } from '#shared/api/runs.ts'
import { instant } from '../messages/formats.ts'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { AwayLink } from '../parts/AwayLink.tsx'
import { useTitle } from '../panel-context.ts'

type ProofView = NonNullable<WriteView['proof']>

const startOf = (sha256: string): string => `${sha256.slice(0, 8)}…${sha256.slice(-8)}`

function sentence({ level, sha256 }: ProofView, systemLabel: string): string {
  if (sha256 === null || level === 'read-back') return actionWords.runs.proofReadBack(systemLabel)
  const hash = startOf(sha256)
  if (level === 'identical') return actionWords.runs.proofIdentical(hash)
  if (level === 'checksum') return actionWords.runs.proofChecksum(systemLabel, hash)
  return actionWords.runs.proofAccepted(systemLabel, hash)
}

/** What the destination's own answer proves; the words differ by how sure it makes us. */
export function Proof({ proof, systemLabel }: { proof: ProofView; systemLabel: string }) {
  const { width, height, recordNumber, version } = proof.facts
  const recordUrl = useTitle((state) =>
    recordNumber
      ? state.view?.rows.find(({ record }) => record?.number === recordNumber)?.record?.webUrl
      : null,
  )
  const facts = [
    typeof width === 'number' && typeof height === 'number'
      ? actionWords.runs.pixels(width, height)
      : null,
    recordNumber ? actionWords.runs.record(String(recordNumber)) : null,
    version ? actionWords.runs.version(String(version)) : null,
    instant(proof.at),
  ].filter((fact) => fact !== null)
  return (
    <div className="proof">
      <p className="why">
        {sentence(proof, systemLabel)} · {facts.join(' · ')}
        {recordUrl && (
          <>
            {' · '}
            <AwayLink href={recordUrl}>{words.assets.openRecord}</AwayLink>
          </>
        )}
      </p>
      {proof.sha256 !== null && (
        <details className="why">
          <summary>{actionWords.runs.copySha}</summary>
          <code>{proof.sha256}</code>
        </details>
      )}
    </div>
  )
}
