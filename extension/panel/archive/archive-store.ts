import { createStore } from 'zustand/vanilla'
import type { ArchiveInput } from '#shared/api/runs.ts'
import type { Spooled } from '#shared/api/session.ts'
import type { AssetRow } from '#shared/api/titles.ts'
import { deliverableRoles } from '#shared/domain/role.ts'
import { ApiProblem, asProblem } from '../api/api-problem.ts'
import type { Panel } from '../panel.ts'
import { createPlanFlow } from '../stores/plan-flow.ts'
import { guessRole, type ArchiveRole } from './guess-role.ts'

export interface DroppedFile {
  id: string
  file: File
  role: ArchiveRole
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  movedBytes: number
  spooled: Spooled | null
  problem: ApiProblem | null
}

export interface ArchiveState {
  /** Keys of chosen rows of the title. */
  chosen: string[]
  files: DroppedFile[]
  begin: (keys: string[]) => void
  toggle: (key: string) => void
  add: (files: Iterable<File>) => void
  remove: (id: string) => void
  sendAgain: (id: string) => void
  setRole: (id: string, role: ArchiveRole) => void
}

/** May be archived from where it is: a finished file that is no record already. */
export const isDeliverable = (row: AssetRow): boolean =>
  deliverableRoles.some((role) => role === row.role) &&
  row.documentClass === 'open' &&
  row.ref.system !== 'content-server'

/** Only what is approved may become a record. */
export const isFinal = (row: AssetRow): boolean => row.approval.state === 'approved'

/** Choosing deliverables, sending dropped files, and planning as soon as all of them are there. */
export function createArchive({ api, runs, session, title }: Panel) {
  const flow = createPlanFlow(api, runs)
  const sending = new Map<string, AbortController>()

  const archive = createStore<ArchiveState>((set, get) => {
    const change = (id: string, part: Partial<DroppedFile>) =>
      set({ files: get().files.map((held) => (held.id === id ? { ...held, ...part } : held)) })

    const propose = () => {
      const { workId, view } = title.getState()
      const { chosen, files } = get()
      const pending = files.some(({ state }) => state === 'waiting' || state === 'sending')
      const rows = view?.rows.filter((row) => chosen.includes(row.key)) ?? []
      const deliverables: ArchiveInput['deliverables'] = [
        ...rows.map((row) => ({
          source: { kind: 'item' as const, ref: row.ref },
          role: row.role,
        })),
        ...files.flatMap(({ spooled, role }) =>
          spooled === null ? [] : [{ source: { kind: 'spool' as const, id: spooled.id }, role }],
        ),
      ]
      void flow
        .getState()
        .propose(
          pending || workId === null || deliverables.length === 0
            ? null
            : { action: 'archive', input: { workId, deliverables } },
        )
    }

    const refusal = ({ file }: DroppedFile): ApiProblem | null => {
      if (file.size === 0) return new ApiProblem('file-empty')
      const most = session.getState().session?.mostDroppedBytes ?? Infinity
      return file.size > most ? new ApiProblem('file-too-large') : null
    }

    /** One file after the other: together they would only share the same line. */
    const sendNext = async () => {
      if (sending.size > 0) return
      const next = get().files.find(({ state }) => state === 'waiting')
      if (next === undefined) {
        propose()
        return
      }
      const { id, file, role } = next
      const problem = refusal(next)
      if (problem !== null) {
        change(id, { state: 'failed', problem })
        return sendNext()
      }
      const stop = new AbortController()
      sending.set(id, stop)
      change(id, { state: 'sending', problem: null, movedBytes: 0 })
      try {
        const moved = (movedBytes: number) => change(id, { movedBytes })
        const spooled = await api.upload(file, role, moved, stop.signal)
        change(id, { state: 'sent', movedBytes: file.size, spooled })
      } catch (reason) {
        change(id, { state: 'failed', problem: asProblem(reason) })
      } finally {
        sending.delete(id)
      }
      return sendNext()
    }

    return {
      chosen: [],
      files: [],

      begin(keys) {
        const rows = title.getState().view?.rows ?? []
        const offered = rows.filter(
          (row) => keys.includes(row.key) && isDeliverable(row) && isFinal(row),
        )
        if (flow.getState().stage === 'started') set({ chosen: [], files: [] })
        if (offered.length > 0) set({ chosen: offered.map((row) => row.key) })
        propose()
      },

      toggle(key) {
        const { chosen } = get()
        set({
          chosen: chosen.includes(key) ? chosen.filter((held) => held !== key) : [...chosen, key],
        })
        propose()
      },

      add(files) {
        const held = get().files
        const isHeld = (file: File) =>
          held.some(({ file: has }) => has.name === file.name && has.size === file.size)
        const added = [...files]
          .filter((file) => !isHeld(file))
          .map((file): DroppedFile => ({
            id: crypto.randomUUID(),
            file,
            role: guessRole(file.name, file.type),
            state: 'waiting',
            movedBytes: 0,
            spooled: null,
            problem: null,
          }))
        set({ files: [...held, ...added] })
        void flow.getState().propose(null)
        void sendNext()
      },

      remove(id) {
        const gone = get().files.find((held) => held.id === id)
        sending.get(id)?.abort()
        set({ files: get().files.filter((held) => held.id !== id) })
        // What stays behind expires by itself.
        if (gone?.spooled) api.discardUpload(gone.spooled.id).catch(() => undefined)
        propose()
      },

      sendAgain(id) {
        change(id, { state: 'waiting', problem: null })
        void sendNext()
      },

      setRole(id, role) {
        change(id, { role })
        propose()
      },
    }
  })
  return { archive, flow }
}
