import type { ReactNode } from 'react'
import { Shape, type ShapeName } from './Shape.tsx'

export type Tone = 'cleared' | 'unknown' | 'blocked' | 'quiet'

/** A state as shape, word and colour. */
export function Status({
  tone,
  shape,
  children,
}: {
  tone: Tone
  shape: ShapeName
  children: ReactNode
}) {
  return (
    <span className={`status ${tone}`}>
      <Shape name={shape} />
      <span>{children}</span>
    </span>
  )
}
