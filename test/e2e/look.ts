import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { source, type AxeResults } from 'axe-core'
import type { Frame, Page } from 'playwright-core'
import { expect } from 'vitest'
import { panelElement, panelFrame } from './panel.ts'

const folder = resolve(import.meta.dirname, '../screenshots')
/** In this order, so that the page is afterwards as it was before. */
const looks = [
  { scheme: 'dark', width: 360, height: 1000 },
  { scheme: 'light', width: 360, height: 1000 },
  { scheme: 'dark', width: 1200, height: 1000 },
  { scheme: 'light', width: 1200, height: 1000 },
] as const

/** Keeps the panel's present state as four pictures, and lets axe look at each. */
export async function look(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const frame = await panelFrame(page)
  for (const { scheme, ...size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    // The extension tells the panel the page's theme when it opens it: as if opened in this one.
    await frame.evaluate((theme) => {
      const { dataset } = document.documentElement
      if ('theme' in dataset) dataset['theme'] = theme
    }, scheme)
    await expect.poll(() => isSettled(page, frame), { timeout: 10_000 }).toBe(true)
    await panelElement(page).evaluate((element) => element.scrollIntoView())
    await frame.evaluate(nextPictures)
    await page.evaluate(nextPictures)
    await page.screenshot({ path: resolve(folder, `${name}-${size.width}-${scheme}.png`) })
    expect(await faultsIn(frame), `${name}, ${scheme}, ${size.width} px`).toEqual([])
  }
}

/** What axe has against a document, in words. */
export async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(source)
  const { violations } = await frame.evaluate<AxeResults>(
    "axe.run(document, { iframes: false, resultTypes: ['violations'] })",
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help} ${html} ${failureSummary}`),
  )
}

const hasDialog = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.querySelector('dialog[open]') !== null)

/** Does the frame know its size, and is that what it asked for: its content's height, or the whole window? */
async function isSettled(page: Page, frame: Frame): Promise<boolean> {
  const [width, height] = await panelElement(page).evaluate(({ clientWidth, clientHeight }) => [
    clientWidth,
    clientHeight,
  ])
  const inside = await frame.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    wanted: Math.ceil(document.querySelector('.content')?.getBoundingClientRect().height ?? 0),
  }))
  if (inside.width !== width || inside.height !== height) return false
  if (await hasDialog(frame)) return height === page.viewportSize()?.height
  return height === inside.wanted || (inside.wanted < leastRoom && height <= leastRoom)
}

/** What is reserved for a panel that has little to show. */
const leastRoom = 420

const nextPictures = async (): Promise<void> => {
  for (let pictures = 0; pictures < 2; pictures += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
}
