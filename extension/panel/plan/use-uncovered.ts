import { useCallback, useRef } from 'react'

/** Shortest time between looks that browsers allow when they track visibility. */
const lookEvery = 100

/**
 * Can the person really see the element? The page around a frame could put something over it, so
 * that a click lands where nobody meant it. With visibility tracking the browser itself says whether
 * anything covers it; without, at least whether it is scrolled into view.
 */
export function useUncovered(framed: boolean) {
  const uncovered = useRef(!framed)
  const watch = useCallback(
    (element: Element | null) => {
      if (element === null || !framed) return undefined
      const tracked = 'isVisible' in IntersectionObserverEntry.prototype
      const observer = new IntersectionObserver(
        (entries) => {
          const entry = entries.at(-1)
          uncovered.current =
            entry !== undefined && entry.isIntersecting && (!tracked || isVisible(entry))
        },
        tracked ? trackingOptions : { threshold: 1 },
      )
      observer.observe(element)
      return () => {
        observer.disconnect()
        uncovered.current = false
      }
    },
    [framed],
  )
  return { watch, isUncovered: () => uncovered.current }
}

// IntersectionObserver version 2 is not in the platform's type library.
const trackingOptions: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
  threshold: 1,
  trackVisibility: true,
  delay: lookEvery,
}
const isVisible = (entry: IntersectionObserverEntry & { isVisible?: boolean }): boolean =>
  entry.isVisible === true
