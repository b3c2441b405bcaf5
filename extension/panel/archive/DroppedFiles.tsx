import { useStore, type StoreApi } from 'zustand'
import { bytes } from '../messages/formats.ts'
import { roleName, sayProblem } from '../messages/say.ts'
import { actionWords } from '../messages/action-words.ts'
import { Shape } from '../parts/Shape.tsx'
import { Status } from '../parts/Status.tsx'
import type { ArchiveState, DroppedFile } from './archive-store.ts'
import { archiveRoles } from './guess-role.ts'

export function DroppedFiles({ archive }: { archive: StoreApi<ArchiveState> }) {
  const { files, remove, sendAgain, setRole } = useStore(archive)
  return (
    <ul className="dropped">
      {files.map((held) => (
        <li key={held.id}>
          <div className="choice-text">
            <span className="line" title={held.file.name}>
              <b>
                <bdi>{held.file.name}</bdi>
              </b>
            </span>
            <span className="why">{bytes(held.file.size)}</span>
          </div>
          <select
            aria-label={actionWords.archive.roleOf(held.file.name)}
            value={held.role}
            onChange={(event) => {
              const role = archiveRoles.find((known) => known === event.target.value)
              if (role !== undefined) setRole(held.id, role)
            }}
          >
            {archiveRoles.map((role) => (
              <option key={role} value={role}>
                {roleName(role)}
              </option>
            ))}
          </select>
          <button type="button" className="button icon" onClick={() => remove(held.id)}>
            <Shape name="cross" />
            <span className="unseen">{actionWords.archive.remove(held.file.name)}</span>
          </button>
          <FileState held={held} onSendAgain={() => sendAgain(held.id)} />
        </li>
      ))}
    </ul>
  )
}

function FileState({ held, onSendAgain }: { held: DroppedFile; onSendAgain: () => void }) {
  if (held.state === 'failed' && held.problem !== null) {
    const { cause, next } = sayProblem(held.problem)
    const hopeless = held.problem.code === 'file-too-large' || held.problem.code === 'file-empty'
    return (
      <p className="dropped-state blocked-text" role="alert">
        {cause} {next}{' '}
        {!hopeless && (
          <button type="button" className="link" onClick={onSendAgain}>
            {actionWords.archive.tryFileAgain}
          </button>
        )}
      </p>
    )
  }
  if (held.state === 'sending') {
    return (
      <div className="dropped-state">
        <progress value={held.movedBytes} max={held.file.size} aria-label={held.file.name} />
        <span className="why">{actionWords.archive.sending(held.movedBytes, held.file.size)}</span>
      </div>
    )
  }
  return (
    <p className="dropped-state">
      {held.state === 'sent' ? (
        <Status tone="cleared" shape="check">
          {actionWords.archive.sent}
        </Status>
      ) : (
        <Status tone="quiet" shape="ring">
          {actionWords.archive.waitingTurn}
        </Status>
      )}
    </p>
  )
}
