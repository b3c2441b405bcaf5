import type { Day } from '../domain/day.ts'
import type { Channel, Layer, Purpose, Source } from './evidence.ts'

/** Ordered: blocked < unknown < cleared. Only cleared passes the gate. */
export type Verdict = 'blocked' | 'unknown' | 'cleared'

/** Over several territories the answer may also be `partial`: some cleared, some not. */
export type OverallVerdict = Verdict | 'partial'

/**
 * The question behind every verdict. Nothing is implied: "any" has to be written down.
 * `for-sale` asks about the territories in which the edition is for sale.
 */
export interface Question {
  territories: { kind: 'for-sale' } | { kind: 'codes'; codes: string[] }
  channels: Channel[]
  purpose: Purpose
  /** BCP 47, or null when the use has no language (a picture). */
  language: string | null
  window: { first: Day; last: Day }
}

/** A stable code of rights.md section 9 with its arguments; the panel words it. */
export interface Reason {
  layer: Layer
  code: string
  effect: 'permit' | 'deny' | 'maybe' | 'none'
  /** Taking this rule away alone would change the verdict in some territory; a doubt is taken away by settling it. */
  decisive: boolean
  /** Arguments for the message: dates as days, codes, names. */
  args: Record<string, string | number | null>
  /** Country and region codes that it concerns; empty means all that were asked. */
  territories: string[]
  source: Source | null
  valueSeen: string | null
  /** Who can supply what is missing: 'rights', 'design', 'editor', 'administrator' … */
  whoCanMend: string | null
}

/** A duty that goes with a cleared verdict, such as a credit line. */
export interface Condition {
  code: 'DUTY_CREDIT' | 'NEAR_EXPIRY' | 'EXCLUSIVITY_UNCLEAR'
  args: Record<string, string | number | null>
}

export interface Answer {
  verdict: OverallVerdict
  byTerritory: Record<string, Verdict | 'partial'>
  counts: { cleared: number; blocked: number; unknown: number; partial: number }
  /**
   * Last day of the unbroken cleared run from the window's first day; it may lie after the window.
   * Null when not all that was asked is cleared on the first day, or when nothing ends the run.
   */
  clearedThrough: Day | null
  /** First day after the window's first on which the verdict can change. */
  nextChangeAt: Day | null
  reasons: Reason[]
  conditions: Condition[]
  /** Hex SHA-256 over the facts of evidence and question, without the times of reading. */
  evidenceHash: string
  waived: Layer[]
}
