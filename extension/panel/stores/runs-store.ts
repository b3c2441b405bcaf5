import { createStore } from 'zustand/vanilla'
import type { LiveMessage } from '#shared/api/live.ts'
import type { PlanRequest, RunView } from '#shared/api/runs.ts'
import type { Api } from '../api/api.ts'
import { asProblem, type ApiProblem } from '../api/api-problem.ts'
import { followRate, type Rate } from './transfer-rate.ts'

type Progress = Extract<LiveMessage, { kind: 'progress' }>

export interface RunsState {
  workId: number | null
  /** Newest first. */
  runs: RunView[]
  /** By write id: how fast bytes move, as far as this page has seen it. */
  rates: Record<string, Rate>
  problem: ApiProblem | null
  /** Runs whose end the person has seen and put away. */
  putAway: ReadonlySet<string>
  open: (workId: number) => Promise<void>
  reload: () => Promise<void>
  reloadRun: (runId: string) => Promise<void>
  progress: (message: Progress) => void
  /** Starts a run and gives its id. Rejects with `ApiProblem`. */
  start: (plan: PlanRequest, planHash: string, idempotencyKey: string) => Promise<string>
  retry: (runId: string) => Promise<void>
  dismiss: (runId: string) => void
}

export function createRunsStore(api: Api) {
  return createStore<RunsState>((set, get) => {
    const put = (run: RunView) => {
      if (run.workId !== get().workId) return
      const others = get().runs.filter((held) => held.runId !== run.runId)
      const runs = [run, ...others].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1))
      set({ runs, problem: null })
    }

    return {
      workId: null,
      runs: [],
      rates: {},
      problem: null,
      putAway: new Set(),

      async open(workId) {
        set({ workId, runs: [], rates: {}, problem: null, putAway: new Set() })
        await get().reload()
      },

      async reload() {
        const { workId } = get()
        if (workId === null) return
        try {
          const { runs } = await api.runs(workId)
          if (get().workId === workId) set({ runs, problem: null })
        } catch (reason) {
          if (get().workId === workId) set({ problem: asProblem(reason) })
        }
      },

      async reloadRun(runId) {
        try {
          const run = await api.run(runId)
          put(run)
          // What it has undone is not to be undone again.
          if (run.undoOf !== null && !isUnderWay(run)) put(await api.run(run.undoOf))
        } catch (reason) {
          set({ problem: asProblem(reason) })
        }
      },

      progress({ runId, writeId, movedBytes, totalBytes }) {
        const runs = get().runs.map((run) =>
          run.runId === runId
            ? {
                ...run,
                writes: run.writes.map((write) =>
                  write.id === writeId && movedBytes >= write.movedBytes
                    ? { ...write, movedBytes, totalBytes: totalBytes ?? write.totalBytes }
                    : write,
                ),
              }
            : run,
        )
        const rate = followRate(get().rates[writeId], movedBytes, performance.now())
        set({ runs, rates: { ...get().rates, [writeId]: rate } })
      },

      async start(plan, planHash, idempotencyKey) {
        const run = await api.startRun(plan, planHash, idempotencyKey)
        put(run)
        return run.runId
      },

      async retry(runId) {
        try {
          put(await api.retryRun(runId))
        } catch (reason) {
          set({ problem: asProblem(reason) })
        }
      },

      dismiss(runId) {
        set({ putAway: new Set([...get().putAway, runId]) })
      },
    }
  })
}
export type RunsStore = ReturnType<typeof createRunsStore>

/** Still to be waited for: the page polls only while one of these exists and no stream is open. */
export const isUnderWay = (run: RunView): boolean =>
  run.state === 'running' || run.state === 'waiting'
