import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, findChromium } from '#test/chromium.ts'
import { extensionFolder } from './extension-folder.ts'
import { keyboardOf } from './keyboard.ts'

export interface OpenBrowser {
  context: BrowserContext
  close(): Promise<void>
}

/** Longer than anything here takes on a busy machine; every wait is for a condition. */
const patienceMs = 20_000

/** A Chromium with a profile of its own, with or without the built extension. */
export async function openBrowser({ extension }: { extension: boolean }): Promise<OpenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'slipcase-profile-'))
  const folder = extension ? await extensionFolder() : null
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium() ?? '',
    headless: true,
    args: [
      ...chromiumFlags,
      ...(folder ? [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`] : []),
    ],
    viewport: { width: 1200, height: 1000 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  context.setDefaultTimeout(patienceMs)
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The settings, which the extension opens by itself in the browser's first tab when it is new. */
export async function optionsPage({ context }: OpenBrowser): Promise<Page> {
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL(/^chrome-extension:.*\/options\//)
  return page
}

/** Tells the extension where its backend is, as a person does. */
export async function connectTo(browser: OpenBrowser, backend: string): Promise<Page> {
  const page = await optionsPage(browser)
  await page.bringToFront()
  const { type, press } = keyboardOf(page)
  await type(page.getByLabel('Address of your Slipcase server'), backend)
  await press(page.getByRole('button', { name: 'Connect' }))
  await page.getByText(`Connected to ${backend}`).waitFor()
  return page
}
