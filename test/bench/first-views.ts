import { titleKeys, type TitleKeys } from '#shared/domain/title.ts'
import type { TitleView } from '#shared/api/titles.ts'
import type { CallContext, ConnectedSystem } from '#backend/systems/port.ts'
import { followTitle } from './follow-title.ts'
import { median } from './line.ts'
import { startSandboxedSlipcase, type SandboxedSlipcase } from './sandboxed-slipcase.ts'

const repeats = 30
const workId = 50042

/** `known`: the work and its ISBNs are in the rows; `unseen`: nothing is. */
export type Start = 'known' | 'unseen'
type Timings = { ours: number[]; baseline: number[] }

/**
 * Times first views through the backend, in turn with what the slowest system takes by itself through
 * the same client. A system that is `hung` is not waited for.
 */
export async function firstViews<Asked extends Start>(
  latencies: Record<string, number>,
  starts: readonly Asked[],
  hung: string | null = null,
): Promise<Record<Asked, Timings>> {
  const sandboxed = await startSandboxedSlipcase(latencies)
  try {
    const answering = sandboxed.systems.filter((system) => system.id !== hung)
    const readTitle = (): Promise<TitleKeys> => titleKeysOf(answering)
    const keys = await readTitle()
    const slowest = await slowestOf(answering, keys)
    const { slipcase } = sandboxed
    const followed = await followTitle(slipcase.url, workId, await sandboxed.tokenOf('editor'))
    const isWhole = (view: TitleView): boolean =>
      view.systems.every(({ system, state }) => system === hung || state === 'fresh')

    const timed = {} as Record<Asked, Timings>
    for (const start of starts) {
      const timings: Timings = { ours: [], baseline: [] }
      await forget(sandboxed, 'known')
      await followed.until(isWhole)
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const startedAt = performance.now()
        await slowest.byTitle(start === 'unseen' ? await readTitle() : keys)
        timings.baseline.push(performance.now() - startedAt)
        await forget(sandboxed, start)
        timings.ours.push(await followed.until(isWhole))
      }
      timed[start] = timings
    }
    await followed.close()
    return timed
  } finally {
    await sandboxed.close()
  }
}

const context = (): CallContext => ({
  signal: AbortSignal.timeout(60_000),
  principal: null,
  urgency: 'person',
})

async function titleKeysOf(systems: readonly ConnectedSystem[]): Promise<TitleKeys> {
  const titles = systems.find(({ can }) => can.titles)?.can.titles
  const title = await titles?.read(workId, context())
  if (!title) throw new Error(`the sandbox has no work ${workId}`)
  return titleKeys(title)
}

/** Asks every system some times: that signs in, opens connections and makes the files they list. */
async function slowestOf(
  systems: readonly ConnectedSystem[],
  keys: TitleKeys,
): Promise<{ byTitle(keys: TitleKeys): Promise<unknown> }> {
  const timed: { ms: number; byTitle(keys: TitleKeys): Promise<unknown> }[] = []
  for (const { id, can } of systems) {
    const { library } = can
    if (!library) continue
    const byTitle = (asked: TitleKeys): Promise<unknown> => library.byTitle(asked, context())
    const times: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      const startedAt = performance.now()
      await byTitle(keys)
      times.push(performance.now() - startedAt)
    }
    const ms = median(times.slice(1))
    process.stderr.write(`  ${id} alone: ${ms.toFixed(0)} ms\n`)
    timed.push({ ms, byTitle })
  }
  return timed.reduce((slowest, one) => (one.ms > slowest.ms ? one : slowest))
}

async function forget({ slipcase: { db } }: SandboxedSlipcase, start: Start): Promise<void> {
  for (const table of ['title_items', 'items', 'freshness'] as const)
    await db.deleteFrom(table).execute()
  if (start === 'unseen') await db.deleteFrom('works').execute()
}
