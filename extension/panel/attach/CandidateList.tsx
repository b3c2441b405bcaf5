import { useStore, type StoreApi } from 'zustand'
import { actionWords } from '../messages/action-words.ts'
import { words } from '../messages/words.ts'
import { ProblemNote } from '../parts/ProblemNote.tsx'
import { SystemStrip } from '../shell/SystemStrip.tsx'
import type { PickerState } from './attach-store.ts'
import { CandidateCard } from './CandidateCard.tsx'

export function CandidateList({ picker }: { picker: StoreApi<PickerState> }) {
  const { words: typed, status, found, problem, chosen, search, load, choose } = useStore(picker)
  const candidates = found?.candidates ?? []
  const trouble = found?.systems.filter((system) => system.state !== 'fresh') ?? []

  return (
    <div className="stack">
      <input
        type="search"
        data-first-focus
        placeholder={actionWords.attach.search}
        aria-label={actionWords.attach.search}
        value={typed}
        onChange={(event) => search(event.target.value)}
      />
      {problem !== null && <ProblemNote problem={problem} again={() => void load()} />}
      {trouble.length > 0 && <SystemStrip systems={trouble} />}
      <output className={status === 'loading' ? 'quiet' : 'unseen'}>
        {status === 'loading'
          ? actionWords.attach.looking
          : words.assets.shown(candidates.length, candidates.length)}
      </output>
      {status === 'ready' && candidates.length === 0 && (
        <div className="empty">
          <p>
            {typed.trim() === ''
              ? actionWords.attach.none
              : actionWords.attach.noneForWords(typed.trim())}
          </p>
          <p className="quiet">{actionWords.attach.noneNext}</p>
        </div>
      )}
      <fieldset className="candidates" aria-label={actionWords.attach.candidates}>
        {candidates.map((candidate) => (
          <CandidateCard
            key={candidate.row.key}
            candidate={candidate}
            chosen={candidate.row.key === chosen}
            onChoose={() => choose(candidate.row.key)}
          />
        ))}
      </fieldset>
    </div>
  )
}
