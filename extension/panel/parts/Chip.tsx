import type { ReactNode } from 'react'
import { Shape } from './Shape.tsx'

/** A choice that is on or off. */
export function Chip({
  pressed,
  onPress,
  children,
}: {
  pressed: boolean
  onPress: () => void
  children: ReactNode
}) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
      {pressed && <Shape name="cross" size={8} />}
    </button>
  )
}
