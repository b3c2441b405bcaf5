import { afterAll, beforeAll, expect, test } from 'vitest'
import { publisher } from '#backend/sandbox/publisher.ts'
import type { WorldContent } from '#backend/sandbox/world.ts'
import type { GivenSlipcase } from '#test/given-slipcase.ts'
import { resourcesOf } from '#test/stand-in-state.ts'
import { connectTo, openBrowser, type OpenBrowser } from './browser.ts'
import { givenTitlePage } from './given-title-page.ts'
import { heldBytes } from './held-bytes.ts'
import { keyboardOf } from './keyboard.ts'
import { look } from './look.ts'
import { panelOn, signIn } from './panel.ts'

const workId = 50042
const paperback = 700_101
const hardback = 700_103
const key = 'otmm-50042-front-cover'

const world = publisher()
const cover = heldBytes(world, key)
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

/** What Consonance itself holds now: for which products, and whether the bytes are these. */
async function held(content: WorldContent): Promise<[number[], boolean][]> {
  const wanted = await content.bytes()
  return Promise.all(
    resourcesOf(given, workId).map(async ({ productIds, content }) => [
      productIds,
      content !== null && wanted.equals(await content.bytes()),
    ]),
  )
}

test('an editor attaches an approved cover in three actions, and takes it back', async () => {
  const earlier = resourcesOf(given, workId)[0]!.content!
  const chosen = world.items.find((item) => item.key === key)!.versions.at(-1)!.content
  expect(await held(earlier)).toEqual([[[paperback], true]])

  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/${workId}`)
  const panel = panelOn(page)
  const button = (name: string) => panel.getByRole('button', { name, exact: true, disabled: false })
  const says = (text: string) => panel.getByRole('dialog').getByText(text, { exact: true })
  await look(page, 'sign-in')
  await signIn(page, 'Editor')
  await look(page, 'table')

  const { press, acts, tabTo, moveTo } = keyboardOf(page)
  await press(button('Attach cover'))
  const radio = panel.getByRole('radio', { name: /^Front cover, print/ })
  await radio.waitFor()
  await look(page, 'attach-picker')
  await press(radio, 'Space')
  await button('Attach').waitFor()
  await look(page, 'attach-plan')
  cover.holdFromFirstRun(given)
  await press(button('Attach'))
  expect(acts()).toBe(3)
  await says('0 of 4').waitFor()
  await look(page, 'attach-progress')
  cover.release()
  await says('4 of 4').waitFor()
  await look(page, 'attach-done')
  expect(await held(chosen)).toEqual([[[paperback, hardback], true]])

  await press(button('Undo …'))
  await button('Undo it').waitFor()
  await look(page, 'undo-plan')
  await press(button('Undo it'))
  await says('3 of 3').waitFor()
  await look(page, 'undo-done')
  expect(await held(earlier)).toEqual([[[paperback], true]])

  await press(button('Done'))
  await tabTo(panel.getByRole('tab', { name: /^Assets/ }))
  await moveTo(panel.getByRole('tab', { name: 'Activity' }), 'ArrowRight')
  const entries = panel.getByRole('list', { name: 'What was done' })
  await entries.getByText(/^Bring the earlier cover back/).waitFor()
  expect(await entries.getByRole('button', { name: 'Undo …' }).count()).toBe(0)
  await look(page, 'activity')
  await page.close()
})
