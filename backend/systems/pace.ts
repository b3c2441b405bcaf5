import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Spaces calls so that no second holds more than `perSecond` of them. Returns at once while there is
 * room. The share of one process only.
 */
export function createPacer(perSecond: number): (signal: AbortSignal) => Promise<void> {
  if (perSecond === Infinity) return async () => {}
  const starts: number[] = []
  return async (signal) => {
    const now = Date.now()
    while (starts.length > 0 && starts[0]! <= now - 1000) starts.shift()
    const start = starts.length < perSecond ? now : starts[starts.length - perSecond]! + 1000
    starts.push(start)
    if (start > now) await sleep(start - now, undefined, { signal })
  }
}
