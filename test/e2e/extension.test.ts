import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GivenSlipcase } from '#test/given-slipcase.ts'
import { clearedWorld } from '#test/cleared-world.ts'
import { work } from '#test/small-world.ts'
import { connectTo, openBrowser, type OpenBrowser } from './browser.ts'
import { givenTitlePage } from './given-title-page.ts'
import { keyboardOf } from './keyboard.ts'
import { faultsIn } from './look.ts'
import { isRead, panelElement, panelOn, signIn } from './panel.ts'

const [first] = clearedWorld().works
const second = work({ id: 50043, title: 'The Violin in the Wall', products: [] })
let given: GivenSlipcase
let browser: OpenBrowser
let options: Page
beforeAll(async () => {
  given = await givenTitlePage({ ...clearedWorld(), works: [first!, second] }, { framed: false })
  browser = await openBrowser({ extension: true })
  options = await connectTo(browser, given.url)
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/50042`)
  await signIn(page, 'Editor')
  await page.close()
})
afterAll(async () => {
  await browser?.close()
  await given?.close()
})

const shows = (page: Page, title: string): Promise<void> =>
  panelOn(page).getByRole('heading', { level: 1, name: title }).waitFor()
/** How many panels there are, whatever is left of them. */
const panels = (page: Page): Promise<number> => page.locator('[data-slipcase-panel]').count()

test('the options page keeps the address, refuses a wrong one in words, and has no fault', async () => {
  await options.reload()
  const address = options.getByLabel('Address of your Slipcase server')
  await options.getByText(`Connected to ${given.url}.`).waitFor()
  expect(await address.inputValue()).toBe(given.url)
  const { type, press } = keyboardOf(options)
  await type(address, 'http://slipcase.example.org')
  await press(options.getByRole('button', { name: 'Connect' }))
  await options.getByRole('alert').getByText('https://').waitFor()
  expect(await faultsIn(options.mainFrame())).toEqual([])
  await options.reload()
  expect(await address.inputValue()).toBe(given.url)
})

test.each([
  ['Turbo', '?turbo=1'],
  ['full page loads', '?turbo=0'],
])(
  'with %s the panel follows from title to title and back, once each, and goes away between',
  async (_how, query) => {
    const page = await browser.context.newPage()
    await page.goto(`${given.titlePage}/works/50042${query}`)
    await shows(page, 'The Salt Almanac')
    await page.evaluate(() => Object.assign(window, { isSame: true }))
    const { press } = keyboardOf(page)
    const link = (name: string) => page.getByRole('link', { name, exact: true })

    await press(link('Works'))
    await page.waitForURL(/\/works$/)
    await expect.poll(() => panels(page)).toBe(0)
    await press(link('The Violin in the Wall'))
    await shows(page, 'The Violin in the Wall')
    expect(await panels(page)).toBe(1)
    await press(link('Metadata'))
    await page.waitForURL(/\/metadata$/)
    await shows(page, 'The Violin in the Wall')
    expect(await panels(page)).toBe(1)
    await page.goBack()
    await page.goBack()
    await expect.poll(() => panels(page)).toBe(0)
    await page.goBack()
    await shows(page, 'The Salt Almanac')
    expect(await panels(page)).toBe(1)
    expect(await page.evaluate(() => 'isSame' in window)).toBe(query === '?turbo=1')
    await page.close()
  },
)

test.each(['/works', '/works/new', '/works/0'])('no panel stands on %s', async (path) => {
  const page = await browser.context.newPage()
  await page.goto(given.titlePage + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await panels(page)).toBe(0)
  await page.close()
})

test('a page that shows the work again has one panel still, and a removed panel comes back', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/50042`)
  await isRead(page)
  await page.evaluate(() => {
    history.pushState(null, '', '/works/50042#section')
    dispatchEvent(new PopStateEvent('popstate'))
    document.dispatchEvent(new Event('turbo:load'))
  })
  expect(await panels(page)).toBe(1)
  await page.evaluate(() => document.querySelector('[data-slipcase-panel]')?.remove())
  await isRead(page)
  expect(await panels(page)).toBe(1)
  await page.close()
})

test('a worker that was stopped is started again, and the person is still signed in', async () => {
  const page = await browser.context.newPage()
  const session = await browser.context.newCDPSession(options)
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve()
    })
  })
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await stopped
  await page.goto(`${given.titlePage}/works/50042`)
  await isRead(page)
  expect(await panelElement(page).count()).toBe(1)
  await page.close()
})
