/** A transfer's speed, smoothed so that the shown time left does not jump. */
export interface Rate {
  bytes: number
  at: number
  /** Null until two readings lie far enough apart. */
  bytesPerSecond: number | null
}

const shortestGap = 250
const weightOfNewest = 0.3

export function followRate(before: Rate | undefined, bytes: number, at: number): Rate {
  if (before === undefined || bytes < before.bytes) return { bytes, at, bytesPerSecond: null }
  const gap = at - before.at
  if (gap < shortestGap) return before
  const now = ((bytes - before.bytes) * 1000) / gap
  const bytesPerSecond =
    before.bytesPerSecond === null
      ? now
      : before.bytesPerSecond * (1 - weightOfNewest) + now * weightOfNewest
  return { bytes, at, bytesPerSecond }
}
