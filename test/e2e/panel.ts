import type { Frame, FrameLocator, Locator, Page } from 'playwright-core'
import { keyboardOf } from './keyboard.ts'

/** The frame in the page, whoever has put it there. */
export const panelElement = (page: Page): Locator =>
  page.locator('iframe[title="Slipcase: assets and rights"]')

export const panelOn = (page: Page): FrameLocator => panelElement(page).contentFrame()

export async function panelFrame(page: Page): Promise<Frame> {
  const element = await panelElement(page).elementHandle()
  const content = await element?.contentFrame()
  if (!content) throw new Error('the panel has no document')
  return content
}

/** Signs in to the sandbox as this person and waits until every system has been asked. */
export async function signIn(page: Page, role: string): Promise<void> {
  const panel = panelOn(page)
  await keyboardOf(page).press(panel.getByRole('button', { name: new RegExp(`^${role}`) }))
  await isRead(page)
}

export async function isRead(page: Page): Promise<void> {
  await panelOn(page)
    .getByRole('tab', { name: /^Assets/ })
    .waitFor()
  await panelOn(page)
    .getByText(/^Checked|^Not checked/)
    .waitFor()
}
