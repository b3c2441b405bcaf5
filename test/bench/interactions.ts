import type { Page } from 'playwright-core'

export interface Interaction {
  name: string
  /** From the person's act until the next picture stood on the screen. */
  ms: number
}

/** Interactions faster than this are not reported by the browser. */
const leastReportedMs = 16
/** Longer than anything here takes, so that no step pays for the one before. */
const restMs = 250

declare global {
  interface Window {
    /** What was seen since it was last taken: by interaction, and for each picture while scrolling. */
    takeTimings: () => { interactions: number[]; scrolled: number[] }
  }
}

/** Runs in the page before anything else does. */
export function watchTimings(): void {
  const longest = new Map<number, number>()
  const scrolled: number[] = []
  const note = (entries: PerformanceEntryList): void => {
    for (const entry of entries as PerformanceEventTiming[])
      if (entry.interactionId)
        longest.set(
          entry.interactionId,
          Math.max(longest.get(entry.interactionId) ?? 0, entry.duration),
        )
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  const asked: PerformanceObserverInit & { durationThreshold: number } = {
    type: 'event',
    durationThreshold: 16,
    buffered: true,
  }
  observer.observe(asked)

  // Scrolling is no interaction to the browser: measured from the event until after the next picture.
  const painted = new MessageChannel()
  const waiting: number[] = []
  painted.port1.addEventListener('message', () => {
    for (const since of waiting.splice(0)) scrolled.push(performance.now() - since)
  })
  painted.port1.start()
  const onScroll = (): void => {
    waiting.push(performance.now())
    requestAnimationFrame(() => painted.port2.postMessage(null))
  }
  addEventListener('scroll', onScroll, { capture: true, passive: true })

  window.takeTimings = () => {
    note(observer.takeRecords())
    const interactions = [...longest.values()]
    longest.clear()
    return { interactions, scrolled: scrolled.splice(0) }
  }
}

/** What a person does with a long list: search, put in order, choose all, look through it. */
export async function workThrough(page: Page): Promise<Interaction[]> {
  const seen: Interaction[] = []
  const step = async (name: string, act: () => Promise<void>): Promise<void> => {
    await page.evaluate(() => void window.takeTimings())
    await act()
    await page.waitForTimeout(restMs)
    const { interactions, scrolled } = await page.evaluate(() => window.takeTimings())
    const timed = name === 'scroll' ? scrolled : interactions
    for (const ms of timed.length > 0 ? timed : [leastReportedMs]) seen.push({ name, ms })
  }
  const search = page.getByRole('searchbox')
  const sort = async (column: string): Promise<void> =>
    page.getByRole('columnheader', { name: column }).getByRole('button').click()
  const all = page.getByRole('checkbox', { name: /^select (all|every)/i })

  await search.click()
  await step('filter', () => search.pressSequentially('front', { delay: 100 }))
  await step('filter', async () => {
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Backspace')
  })
  await step('sort', () => sort('Item'))
  await step('sort', () => sort('Item'))
  await step('sort', () => sort('Rights'))
  await step('select all', () => all.click())
  await step('select all', () => all.click())
  await page.locator('tr[data-index]').first().hover()
  await step('scroll', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      await page.mouse.wheel(0, 700)
      await page.waitForTimeout(50)
    }
  })
  // By the scroll bar: to the end and back, past rows that were never drawn.
  await step('scroll', async () => {
    for (const share of [0.5, 1, 0.25, 0]) {
      await page.locator('.rows').evaluate((rows, to) => {
        rows.scrollTop = to * rows.scrollHeight
      }, share)
      await page.waitForTimeout(150)
    }
  })
  return seen
}
