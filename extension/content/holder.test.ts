import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ToHolder } from '../messages.ts'
import { createHolder, type Holder } from './holder.ts'

const origin = 'chrome-extension://the-extension'
let holder: Holder
let frame: HTMLIFrameElement
const raise = vi.fn<() => void>()
const lower = vi.fn<() => void>()
const height = (): string => holder.element.style.height

beforeEach(() => {
  const page = { address: 'about:blank', origin }
  holder = createHolder(page, new AbortController().signal)
  document.body.append(holder.element)
  frame = holder.element.shadowRoot!.querySelector('iframe')!
  // jsdom has no popovers.
  frame.showPopover = raise
  frame.hidePopover = lower
  vi.clearAllMocks()
})
afterEach(() => holder.remove())

function say(data: unknown, from: { source?: Window | null; origin?: string } = {}): void {
  const source = from.source === undefined ? frame.contentWindow : from.source
  dispatchEvent(new MessageEvent('message', { data, source, origin: from.origin ?? origin }))
}
const tall: ToHolder = { source: 'slipcase-panel', kind: 'height', pixels: 900.2 }
const whole = (on: boolean): ToHolder => ({ source: 'slipcase-panel', kind: 'whole-window', on })

test('the frame decides about its height', () => {
  say(tall)
  expect(height()).toBe('901px')
})

test.each([
  ['another window', { source: window }],
  ['no window', { source: null }],
  ['the page', { origin: 'https://web.consonance.app' }],
])('%s is not obeyed', (_who, from) => {
  say(tall, from)
  expect(height()).toBe('320px')
})

test.each([
  null,
  'height',
  { kind: 'height', pixels: 900 },
  { source: 'slipcase-panel', kind: 'height', pixels: '900' },
  { source: 'slipcase-panel', kind: 'height', pixels: Number.NaN },
  { source: 'slipcase-panel', kind: 'whole-window', on: 'yes' },
  { source: 'slipcase-panel', kind: 'navigate', to: 'https://example.org' },
])('%j is no message', (data) => {
  say(data)
  expect(height()).toBe('320px')
  expect(raise).not.toHaveBeenCalled()
})

test.each([
  [0, '320px'],
  [-5, '320px'],
  [1e9, '20000px'],
])('a height of %s becomes %s', (pixels, wanted) => {
  say({ ...tall, pixels })
  expect(height()).toBe(wanted)
})

test('a dialog has the whole window while the room in the page stays as it was', () => {
  say(tall)
  say(whole(true))
  expect(raise).toHaveBeenCalledOnce()
  say({ ...tall, pixels: 700 })
  expect(height()).toBe('901px')
  say(whole(false))
  expect(lower).toHaveBeenCalledOnce()
  expect(frame.hasAttribute('popover')).toBe(false)
  expect(height()).toBe('700px')
})

test('a removed panel obeys nobody', () => {
  const was = frame.contentWindow
  holder.remove()
  say(tall, { source: was })
  expect(height()).toBe('320px')
})
