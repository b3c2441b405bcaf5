import { expect, test } from 'vitest'
import { followRate } from './transfer-rate.ts'

test('a speed needs two readings that lie apart, and is smoothed from then on', () => {
  const first = followRate(undefined, 0, 0)
  expect(first.bytesPerSecond).toBeNull()
  expect(followRate(first, 500, 10)).toBe(first)
  const second = followRate(first, 1_000, 1_000)
  expect(second.bytesPerSecond).toBe(1_000)
  const third = followRate(second, 5_000, 2_000)
  expect(third.bytesPerSecond).toBe(1_000 * 0.7 + 4_000 * 0.3)
})

test('a transfer that starts again has no speed yet', () => {
  const moving = followRate(followRate(undefined, 0, 0), 1_000, 1_000)
  expect(followRate(moving, 10, 2_000).bytesPerSecond).toBeNull()
})
