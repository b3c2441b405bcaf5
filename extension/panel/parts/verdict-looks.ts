import type { AssetRow, RightsStatus } from '#shared/api/titles.ts'
import type { ShapeName } from './Shape.tsx'
import type { Tone } from './Status.tsx'

interface Look {
  tone: Tone
  shape: ShapeName
}

export const verdictLooks: Record<RightsStatus['verdict'], Look> = {
  cleared: { tone: 'cleared', shape: 'circle' },
  blocked: { tone: 'blocked', shape: 'square' },
  unknown: { tone: 'unknown', shape: 'triangle' },
  partial: { tone: 'unknown', shape: 'half' },
}

export const approvalLooks: Record<AssetRow['approval']['state'], Look> = {
  approved: { tone: 'cleared', shape: 'check' },
  rejected: { tone: 'blocked', shape: 'cross' },
  'in-review': { tone: 'unknown', shape: 'dots' },
  'not-approved': { tone: 'quiet', shape: 'ring' },
  unknown: { tone: 'unknown', shape: 'triangle' },
}
