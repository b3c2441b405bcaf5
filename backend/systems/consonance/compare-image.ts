import type { AttachResource } from '#backend/systems/port.ts'
import type { ResourceAnswer } from './contract.ts'
import { widthOf } from './mapping.ts'

/** What of the image is not as it was asked for, in a sentence; null when it is as asked. */
export function difference(
  resource: ResourceAnswer,
  asked: AttachResource,
  kind: string,
): string | null {
  if (!sameIds(resource.productIds ?? [], asked.productIds))
    return 'Consonance has linked the image to other editions than asked'
  if ((resource.kind ?? kind) !== kind)
    return `Consonance has filed the image as ${resource.kind} instead of ${kind}`
  const width = widthOf(resource)
  const height = resource.height ?? null
  if (differs(height, asked.height, 0) || differs(width, asked.width, 0.01))
    return `The image in Consonance is ${width} by ${height} pixels, ours ${asked.width} by ${asked.height}`
  return null
}

/** A width worked out from a rounded aspect ratio is not exact. */
const differs = (there: number | null, here: number | null, tolerance: number): boolean =>
  there !== null && here !== null && Math.abs(there - here) > here * tolerance

export const sameIds = (a: number[], b: number[]): boolean =>
  a.every((id) => b.includes(id)) && b.every((id) => a.includes(id))
