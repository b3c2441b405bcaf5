import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser, Response } from 'playwright-core'
import { line, type Line } from './line.ts'
import { packedBytes } from './packed-bytes.ts'
import { startPanelBesideBaseline } from './panel-beside-baseline.ts'
import { startSandboxedSlipcase } from './sandboxed-slipcase.ts'

const id = 'P1'
const repeats = 3
const contentScript = resolve(import.meta.dirname, '../../dist/extension/content.js')

/** What a browser has to load until the panel shows its rows, against a bare table of the same kind. */
export async function* p1(): AsyncGenerator<Line> {
  const { browser, baselineUrl, close } = await startPanelBesideBaseline()
  const sandboxed = await startSandboxedSlipcase()
  try {
    const panelUrl = `${sandboxed.slipcase.url}/panel/?work=50042`
    const token = await sandboxed.tokenOf('editor')
    const ours: number[] = []
    const baseline: number[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      ours.push(await loadedBytes(browser, panelUrl, token))
      baseline.push(await loadedBytes(browser, baselineUrl, null))
    }
    yield line({
      id,
      measure: 'script and style until the panel shows its rows, gzip',
      unit: 'B',
      ours,
      baseline,
      goal: ['ratio', '≤', 1.4],
    })
    yield line({
      id,
      measure: 'content script alone, gzip',
      unit: 'B',
      ours: [packedBytes(await readFile(contentScript))],
      goal: ['ours', '≤', 4096],
    })
  } finally {
    await Promise.all([close(), sandboxed.close()])
  }
}

/** Every script and style that was asked for before the first row stood in the page. */
async function loadedBytes(browser: Browser, url: string, token: string | null): Promise<number> {
  const context = await browser.newContext()
  await context.addInitScript((held) => {
    if (held !== null) sessionStorage.setItem('slipcase-token', held)
  }, token)
  const page = await context.newPage()
  const files: Response[] = []
  page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType())) files.push(response)
  })
  await page.goto(url)
  await page.locator('tr[data-index="0"]').waitFor()
  const sizes = await Promise.all(
    files.map(async (file) => ({
      name: new URL(file.url()).pathname,
      bytes: packedBytes(await file.body()),
    })),
  )
  await context.close()
  for (const { name, bytes } of sizes) process.stderr.write(`  ${bytes} ${name}\n`)
  return sizes.reduce((sum, { bytes }) => sum + bytes, 0)
}
