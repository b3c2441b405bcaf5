import { firstViews } from './first-views.ts'
import { line, quantile, type Line } from './line.ts'

const id = 'P3'
/**
 * The slower a call, the fewer of them a system needs for a title (OTMM one, Content Server four), so
 * that the slowest system is as quick as it can be and what the backend adds weighs the most.
 */
const latencies = {
  consonance: 40,
  'content-server': 80,
  iconik: 120,
  vip: 160,
  'core-dam': 200,
  otmm: 300,
}
/** One of the middle: neither the first to be missed nor the one that is waited for. */
const hung = 'vip'
const never = 3_600_000

/** What the backend adds to the slowest system, from asking for a title until its whole view is there. */
export async function* p3(): AsyncGenerator<Line> {
  const measured = await firstViews(latencies, ['known', 'unseen'])
  yield line({
    id,
    measure: 'title view with no items read yet, p50',
    unit: 'ms',
    ...measured.known,
    goal: ['ratio', '≤', 1.05],
  })
  yield line({
    id,
    measure: 'title view with no items read yet, p95',
    unit: 'ms',
    ...measured.known,
    figure: (values) => quantile(values, 0.95),
    goal: ['ratio', '≤', 1.15],
  })
  yield line({
    id,
    measure: 'title view of a work never seen, against Consonance and then the slowest, p50',
    unit: 'ms',
    ...measured.unseen,
    goal: ['ratio', '≤', 1.05],
  })
  const withOneHung = await firstViews({ ...latencies, [hung]: never }, ['known'], hung)
  yield line({
    id,
    measure: 'all other systems while one never answers, p50',
    unit: 'ms',
    ...withOneHung.known,
    goal: ['ratio', '≤', 1.1],
  })
}
