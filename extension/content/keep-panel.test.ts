import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lookEveryMs } from './follow-address.ts'
import { mark } from './holder.ts'
import { keepPanel, type PanelPage } from './keep-panel.ts'

const page: PanelPage = {
  address: 'chrome-extension://made-for-the-session/panel/index.html',
  origin: 'chrome-extension://the-extension',
}
let answer: PanelPage | null
let life: AbortController

const panels = (): Element[] => [...document.querySelectorAll(`[${mark}]`)]
const frame = (): HTMLIFrameElement => panels()[0]!.shadowRoot!.querySelector('iframe')!
/** Lets the mutation observer speak. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const start = (): AbortController => (life = keepPanel(() => answer))

beforeEach(() => {
  vi.useFakeTimers()
  // jsdom has no media queries.
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  answer = page
  document.body.innerHTML = '<main><header><h1>The Salt Almanac</h1></header></main>'
  history.replaceState({}, '', '/works/50042')
})
afterEach(() => {
  life.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('the page of a work gets one panel below its heading, with room kept for it', () => {
  start()
  expect(panels()).toHaveLength(1)
  expect(panels()[0]!.previousElementSibling?.tagName).toBe('HEADER')
  expect((panels()[0] as HTMLElement).style.height).toBe('320px')
  expect(frame().src).toBe(`${page.address}?theme=light`)
  expect(frame().title).not.toBe('')
})

test('a page of no work gets none', () => {
  history.replaceState({}, '', '/works/new')
  start()
  expect(panels()).toEqual([])
})

test('a dark page says so to the panel', () => {
  document.body.style.backgroundColor = 'rgb(20, 24, 30)'
  start()
  document.body.style.backgroundColor = ''
  expect(frame().src).toContain('theme=dark')
})

test('the panel goes with the work: away from it, to another, and back', async () => {
  start()
  const first = frame()
  history.pushState({}, '', '/works')
  dispatchEvent(new PopStateEvent('popstate'))
  expect(panels()).toEqual([])
  history.pushState({}, '', '/works/7')
  document.dispatchEvent(new Event('turbo:load'))
  expect(panels()).toHaveLength(1)
  expect(frame()).not.toBe(first)
})

test('an address that changes without any signal is noticed', async () => {
  start()
  history.pushState({}, '', '/works')
  await vi.advanceTimersByTimeAsync(lookEveryMs)
  expect(panels()).toEqual([])
})

test('pages below the same work keep the frame', () => {
  start()
  const first = frame()
  history.pushState({}, '', '/works/50042/metadata')
  document.dispatchEvent(new Event('turbo:load'))
  expect(frame()).toBe(first)
})

test('a swapped body gets the panel again, once', async () => {
  start()
  const body = document.createElement('body')
  body.innerHTML = '<main><h1>The Salt Almanac</h1></main>'
  document.body.replaceWith(body)
  await settle()
  expect(panels()).toHaveLength(1)
})

test('a dead copy out of a page cache is cleared away', async () => {
  start()
  const copy = document.body.cloneNode(true)
  document.body.replaceWith(copy)
  await settle()
  expect(panels()).toHaveLength(1)
  expect(frame().src).toContain(page.address)
})

test('a second script finds the first and stays away', () => {
  start()
  const second = keepPanel(() => page)
  expect(panels()).toHaveLength(1)
  second.abort()
  expect(panels()).toHaveLength(1)
})

test('a page that keeps removing the panel is left alone in the end', async () => {
  start()
  for (let round = 0; round < 30; round += 1) {
    panels()[0]?.remove()
    await settle()
  }
  expect(panels()).toEqual([])
})

test('when the extension is reloaded its panel leaves and nothing goes on', async () => {
  start()
  answer = null
  await vi.advanceTimersByTimeAsync(lookEveryMs)
  expect(panels()).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  answer = page
  document.dispatchEvent(new Event('turbo:load'))
  expect(panels()).toEqual([])
})
