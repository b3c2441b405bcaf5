import { useSyncExternalStore } from 'react'

/** The time for ages, in steps of five seconds: one timer for all, and none while nobody looks. */
const step = 5_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined
let now = 0

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, step)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function read(): number {
  // A component that shows up later must not see the time of the last tick before a pause.
  if (Date.now() - now > step) now = Date.now()
  return now
}

export const useNow = (): number => useSyncExternalStore(subscribe, read)

/** Whole seconds since an instant; never negative, whatever the two clocks say. */
export const useAge = (iso: string): number =>
  Math.max(0, Math.floor((useNow() - Date.parse(iso)) / 1000))
