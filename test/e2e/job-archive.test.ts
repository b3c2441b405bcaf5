import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publisher } from '#backend/sandbox/publisher.ts'
import type { GivenSlipcase } from '#test/given-slipcase.ts'
import { filedDocumentsOf } from '#test/stand-in-state.ts'
import { connectTo, openBrowser, type OpenBrowser } from './browser.ts'
import { givenTitlePage } from './given-title-page.ts'
import { heldBytes } from './held-bytes.ts'
import { keyboardOf } from './keyboard.ts'
import { look } from './look.ts'
import { isRead, panelOn, signIn } from './panel.ts'

const workId = 50042
const epub = 'core-dam-50042-epub'
const interior = 'otmm-50042-interior-pdf'
const dropped = [
  { name: 'salt_script.txt', mimeType: 'text/plain', buffer: Buffer.from('Narrator: salt.\n') },
  { name: 'salt_notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Print on uncoated.\n') },
]

const world = publisher()
const lastFile = heldBytes(world, epub)
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

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
type Filed = readonly [name: string, hash: string, versions: number]

/** What Content Server itself holds for the title. */
async function filed(): Promise<Filed[]> {
  const documents = await filedDocumentsOf(given, workId)
  return documents.map(({ name, bytes, versions }) => [name, hash(bytes), versions] as const).sort()
}
async function itemFile(key: string): Promise<Filed> {
  const { content } = world.items.find((item) => item.key === key)!.versions.at(-1)!
  return [content.fileName, hash(await content.bytes()), 1]
}

/** Chooses two items in the list and two files from the disk. */
async function chooseFour(page: Page): Promise<void> {
  const panel = panelOn(page)
  const { press, tabTo, moveTo } = keyboardOf(page)
  await tabTo(panel.getByRole('row').nth(1))
  for (const name of [/Interior, final pages/, /EPUB/]) {
    await page.keyboard.press('Home')
    await moveTo(panel.getByRole('row', { name }), 'ArrowDown')
    await page.keyboard.press('Space')
  }
  await panel.getByText('2 selected').waitFor()
  await page.keyboard.press('Home')
  await press(panel.getByRole('button', { name: 'Archive 2 …' }))
  const files = page.waitForEvent('filechooser')
  await press(panel.getByLabel('choose files'), 'Enter')
  await (await files).setFiles(dropped)
}

test('production archives four files, leaves in the middle and comes back to the truth', async () => {
  const before = await filed()
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/${workId}`)
  await signIn(page, 'Production')
  await chooseFour(page)
  const confirm = { name: 'Archive 4 files', disabled: false }
  await panelOn(page).getByRole('button', confirm).waitFor()
  await look(page, 'archive-plan')
  lastFile.holdFromFirstRun(given)
  await keyboardOf(page).press(panelOn(page).getByRole('button', confirm))
  await panelOn(page).getByRole('dialog').getByText('4 of 5', { exact: true }).waitFor()
  await look(page, 'archive-progress')
  await page.close()

  const later = await browser.context.newPage()
  await later.goto(`${given.titlePage}/works/${workId}`)
  await isRead(later)
  const panel = panelOn(later)
  const runs = panel.getByRole('list', { name: 'Work under way' })
  await runs.getByText('4 of 5').waitFor()
  await look(later, 'archive-come-back')
  await keyboardOf(later).press(runs.getByRole('button', { name: 'Show' }))
  await panel.getByRole('dialog').getByText('Working', { exact: true }).first().waitFor()
  lastFile.release()
  await panel.getByRole('dialog').getByText('5 of 5', { exact: true }).waitFor()
  await look(later, 'archive-done')

  const wanted = [
    await itemFile(epub),
    await itemFile(interior),
    ...dropped.map(({ name, buffer }) => [name, hash(buffer), 1] as const),
  ]
  expect(await filed()).toEqual([...before, ...wanted].sort())
  await later.close()
})

test('what is archived already is not archived again', async () => {
  const before = await filed()
  const page = await browser.context.newPage()
  await page.goto(`${given.titlePage}/works/${workId}`)
  await isRead(page)
  await chooseFour(page)
  await panelOn(page).getByText('Nothing has to be written').waitFor()
  await look(page, 'archive-again')
  expect(await panelOn(page).getByRole('button', { name: 'Archive 4 files' }).isDisabled()).toBe(
    true,
  )
  expect(await filed()).toEqual(before)
})
