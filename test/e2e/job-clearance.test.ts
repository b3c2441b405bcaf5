import { afterAll, beforeAll, expect, test } from 'vitest'
import { awkward } from '#backend/sandbox/awkward/awkward.ts'
import { publisher } from '#backend/sandbox/publisher.ts'
import type { Page } from 'playwright-core'
import type { GivenSlipcase } from '#test/given-slipcase.ts'
import { connectTo, openBrowser, type OpenBrowser } from './browser.ts'
import { givenTitlePage } from './given-title-page.ts'
import { keyboardOf } from './keyboard.ts'
import { look } from './look.ts'
import { isRead, panelOn, signIn } from './panel.ts'

const world = publisher()
let given: GivenSlipcase
let browser: OpenBrowser
beforeAll(async () => {
  given = await givenTitlePage(world, { framed: false })
  browser = await openBrowser({ extension: true })
  await connectTo(browser, given.url)
})
afterAll(async () => {
  await browser?.close()
  await given?.close()
})

async function openClearance(page: Page): Promise<void> {
  const { tabTo, moveTo } = keyboardOf(page)
  await tabTo(panelOn(page).getByRole('tab', { name: /^Assets/ }))
  await moveTo(panelOn(page).getByRole('tab', { name: 'Clearance' }), 'ArrowRight')
}

const ask = (page: Page, list: string, choice: string): Promise<void> =>
  keyboardOf(page).choose(panelOn(page).getByLabel(list, { exact: true }), choice)

/** The answer, once it is the one to what is asked now. */
async function answerOn(page: Page, begins: string): Promise<string> {
  const answer = panelOn(page).locator('.answer').filter({ hasText: begins })
  await answer.waitFor()
  await panelOn(page).locator('[aria-busy=false] .answer').waitFor()
  return (await answer.innerText()).trim()
}

test('rights asks about Canada: an expired licence is a no, with its reason and source', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/50005`)
  await signIn(page, 'Rights')
  await openClearance(page)
  await ask(page, 'Territory', 'Canada')
  await ask(page, 'Item', 'Front cover, print')
  const { licence } = world.items.find(({ key }) => key === awkward.licenceExpired)!
  const answer = await answerOn(page, 'No.')
  expect(answer).toMatch(/^No\. The licence end(s|ed) on \d+ \w+ \d{4}\./)
  expect(answer).toContain('OTMM')
  expect(answer).toContain(`says “${licence!.until}”`)
  await look(page, 'clearance-no')

  await ask(page, 'Item', 'Front cover, ebook')
  expect(await answerOn(page, 'Yes.')).toContain('Every layer of evidence permits it.')
  await look(page, 'clearance-yes')
  await page.close()
})

test('an item whose rights nobody has recorded is never green', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/50010`)
  await isRead(page)
  const row = panelOn(page).getByRole('row', { name: /Front cover, print/ })
  expect(await row.getByText('Unknown').count()).toBe(1)
  await openClearance(page)
  await ask(page, 'Item', 'Front cover, print')
  const answer = await answerOn(page, 'Not known, so no.')
  expect(answer).toContain('No licence is recorded for this item.')
  expect(await panelOn(page).locator('.clearance .cleared').count()).toBe(0)
  await look(page, 'clearance-unknown')
  await page.close()
})
