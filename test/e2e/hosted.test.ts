import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awkward } from '#backend/sandbox/awkward/awkward.ts'
import { publisher } from '#backend/sandbox/publisher.ts'
import { personRoles } from '#shared/domain/principal.ts'
import type { GivenSlipcase } from '#test/given-slipcase.ts'
import { openBrowser, type OpenBrowser } from './browser.ts'
import { givenTitlePage } from './given-title-page.ts'
import { keyboardOf } from './keyboard.ts'
import { faultsIn, look } from './look.ts'
import { panelOn, signIn } from './panel.ts'

/** A published title, with royalty statements and an agreement. */
const published = 50001
/** A port on which nothing listens. */
const nobody = 'http://127.0.0.1:9'
const world = publisher()
let given: GivenSlipcase
let browser: OpenBrowser
beforeAll(async () => {
  given = await givenTitlePage(world, { framed: true, change: withIconikDown })
  browser = await openBrowser({ extension: false })
})
afterAll(async () => {
  await browser?.close()
  await given?.close()
})

function withIconikDown(config: Record<string, unknown>): Record<string, unknown> {
  const systems = config['systems'] as Record<string, object>
  return { ...config, systems: { ...systems, iconik: { ...systems['iconik'], baseUrl: nobody } } }
}

/** The hosted panel keeps its sign-in for one tab, so that each person here has a tab of their own. */
async function openAs(role: string, workId: number): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/${workId}`)
  await signIn(page, role)
  return page
}

test.each(personRoles)(
  '%s signs in by their card and sees what their role allows',
  async (role) => {
    const page = await openAs(role[0]!.toUpperCase() + role.slice(1), published)
    const panel = panelOn(page)
    const search = panel.getByRole('searchbox')
    const finds = async (words: string): Promise<boolean> => {
      await keyboardOf(page).type(search, words)
      await panel.getByText(/^\d+ of \d+ items?$/).waitFor()
      return (await panel.getByRole('row', { name: new RegExp(words, 'i') }).count()) > 0
    }
    expect({
      attaches: await panel.getByRole('button', { name: 'Attach cover' }).count(),
      archives: await panel.getByRole('button', { name: 'Archive …' }).count(),
      asks: await panel.getByRole('tab', { name: 'Clearance' }).count(),
      contracts: await finds('Author agreement'),
      royalties: await finds('Royalty statement'),
    }).toEqual({
      attaches: Number(['editor', 'design', 'administrator'].includes(role)),
      archives: Number(['production', 'administrator'].includes(role)),
      asks: Number(!['finance', 'reader'].includes(role)),
      contracts: ['rights', 'legal', 'administrator', 'auditor'].includes(role),
      royalties: ['rights', 'finance', 'legal'].includes(role),
    })
    await page.close()
  },
)

test('a system that is down is said so, and the others are there', async () => {
  const page = await openAs('Rights', published)
  const systems = panelOn(page).getByRole('list', { name: 'Connected systems' })
  await systems
    .getByRole('listitem')
    .filter({ hasText: 'iconik' })
    .getByText('does not answer')
    .waitFor()
  expect(
    await panelOn(page)
      .getByRole('row', { name: /Front cover, print/ })
      .count(),
  ).toBe(1)
  await look(page, 'system-down')
  await page.close()
})

test('the list is sorted by its head where there is room, by a choice of orders where there is none', async () => {
  const page = await openAs('Reader', published)
  const head = panelOn(page).getByRole('columnheader', { name: 'Rights' })
  const orders = panelOn(page).getByLabel('Sort by')
  await orders.waitFor({ state: 'hidden' })
  expect(await head.isVisible()).toBe(true)
  await page.setViewportSize({ width: 360, height: 1000 })
  await orders.waitFor()
  await head.waitFor({ state: 'hidden' })
  await page.close()
})

test('a title of which no system has anything says so', async () => {
  const page = await openAs('Reader', awkward.workWithNothing)
  const empty = panelOn(page).locator('.empty').filter({ hasText: 'No system has anything' })
  await empty.waitFor()
  // Not to be taken for the answer of all: one could not be asked.
  expect(await empty.innerText()).toContain('iconik could not be asked.')
  await look(page, 'empty')
  await page.close()
})

test('an unknown work is refused in words', async () => {
  const page = await browser.context.newPage()
  await page.goto(`${given.url}/panel/?work=99999`)
  await keyboardOf(page).press(page.getByRole('button', { name: /^Editor/ }))
  await page.getByText('There is no work 99999 in this account.').waitFor()
  expect(await faultsIn(page.mainFrame())).toEqual([])
  await page.close()
})
