import type { WriteState } from '#shared/domain/plan.ts'

export type RunState = 'running' | 'waiting' | 'blocked' | 'failed' | 'done' | 'incomplete'

/** The state of a run, from its writes. A write behind a failed or blocked one cannot go on by itself. */
export function runStateOf(
  writes: { node: string; state: WriteState; after: string[] }[],
): RunState {
  const stateOf = new Map(writes.map((write) => [write.node, write.state]))
  const stuck = new Set<string>()
  for (let grew = true; grew;) {
    const before = stuck.size
    for (const { node, state, after } of writes) {
      if (
        state === 'planned' &&
        after.some((name) => stuck.has(name) || isEnded(stateOf.get(name)))
      )
        stuck.add(node)
    }
    grew = stuck.size > before
  }
  const states = writes.map((write) => write.state)
  if (
    writes.some(
      ({ node, state }) => state === 'performing' || (state === 'planned' && !stuck.has(node)),
    )
  )
    return 'running'
  if (states.includes('waiting')) return 'waiting'
  if (states.every((state) => state === 'done')) return 'done'
  if (states.includes('done')) return 'incomplete'
  return states.includes('blocked') ? 'blocked' : 'failed'
}

const isEnded = (state: WriteState | undefined): boolean =>
  state === 'failed' || state === 'blocked'
