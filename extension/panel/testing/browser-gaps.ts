import { vi } from 'vitest'

/**
 * What jsdom lacks and the panel needs: sizes, so that a virtual list shows rows; dialogs; media
 * queries; observers.
 */
export function fillBrowserGaps({ narrow = false } = {}) {
  const prototype = HTMLElement.prototype
  Object.defineProperty(prototype, 'clientHeight', { configurable: true, get: () => 640 })
  // A card, where cards are measured.
  Object.defineProperty(prototype, 'offsetHeight', { configurable: true, get: () => 130 })
  Object.defineProperty(prototype, 'clientWidth', { configurable: true, get: () => 1200 })
  prototype.scrollTo = function scrollTo(this: HTMLElement, to?: ScrollToOptions | number) {
    if (typeof to === 'object') this.scrollTop = to.top ?? 0
    this.dispatchEvent(new Event('scroll'))
  }
  prototype.scrollIntoView = () => undefined
  const dialog = HTMLDialogElement.prototype
  dialog.showModal = function showModal() {
    this.open = true
  }
  dialog.close = function close() {
    this.open = false
  }
  vi.stubGlobal(
    'ResizeObserver',
    class {
      #heard: (entries: { target: Element }[]) => void
      constructor(heard: (entries: { target: Element }[]) => void) {
        this.#heard = heard
      }
      #timers: ReturnType<typeof setTimeout>[] = []
      observe(target: Element) {
        this.#timers.push(setTimeout(() => this.#heard([{ target }])))
      }
      unobserve() {}
      disconnect() {
        for (const timer of this.#timers) clearTimeout(timer)
      }
    },
  )
  const media = Object.assign(new EventTarget(), { matches: narrow })
  vi.stubGlobal('matchMedia', () => media)
  return {
    /** The page gets wide or narrow. */
    setNarrow(matches: boolean) {
      media.matches = matches
      media.dispatchEvent(new Event('change'))
    },
  }
}
