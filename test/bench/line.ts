/** What a goal is about, how it compares, and the number it compares with. */
export type Goal = ['ratio' | 'ours', '≤' | '≥', number]

/** One measure, printed as one line of JSON. */
export interface Line {
  id: string
  measure: string
  ours: number | null
  baseline: number | null
  unit: string
  ratio: number | null
  goal: string
  met: boolean
  repeats: number
  /** How far the repeats lie apart, as a share of their median. */
  spread: { of: '(max-min)/median'; ours: number | null; baseline: number | null }
  /** Why there is no figure. */
  problem?: string
}

export interface Measured {
  id: string
  measure: string
  unit: string
  /** One value a repeat. */
  ours: readonly number[]
  baseline?: readonly number[] | null
  goal: Goal
  /** The figure made of all repeats; the median unless said otherwise. */
  figure?: (values: readonly number[]) => number
  problem?: string
}

export function line(measured: Measured): Line {
  const { id, measure, unit, ours, goal, figure = median, problem } = measured
  const baseline = measured.baseline ?? []
  const figures = { ours: figureOf(ours, figure), baseline: figureOf(baseline, figure) }
  const ratio =
    figures.ours === null || figures.baseline === null ? null : figures.ours / figures.baseline
  const [about, sign, limit] = goal
  const judged = about === 'ratio' ? ratio : figures.ours
  return {
    id,
    measure,
    ours: rounded(figures.ours),
    baseline: rounded(figures.baseline),
    unit,
    ratio: rounded(ratio),
    goal: goal.join(' '),
    met: judged !== null && (sign === '≤' ? judged <= limit : judged >= limit),
    repeats: ours.length,
    spread: { of: '(max-min)/median', ours: spreadOf(ours), baseline: spreadOf(baseline) },
    ...(problem === undefined ? {} : { problem }),
  }
}

/** The value below which this share of the values lies, by linear interpolation. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? NaN
  const above = sorted[Math.ceil(place)] ?? NaN
  return below + (above - below) * (place - Math.floor(place))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

const figureOf = (
  values: readonly number[],
  figure: (values: readonly number[]) => number,
): number | null => (values.length === 0 ? null : figure(values))

const spreadOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded((Math.max(...values) - Math.min(...values)) / median(values))

function rounded(value: number): number
function rounded(value: number | null): number | null
function rounded(value: number | null): number | null {
  return value === null || Number.isInteger(value) ? value : Number(value.toPrecision(4))
}
