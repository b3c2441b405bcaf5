import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { chromiumFlags, findChromium } from '#test/chromium.ts'
import { buildPage } from './build-page.ts'
import { builtPanel } from './built-panel.ts'
import { titleWithManyRows } from './many-rows.ts'
import { serveTitle } from './serve-title.ts'

export interface PanelBesideBaseline {
  browser: Browser
  panelUrl: string
  baselineUrl: string
  close(): Promise<void>
}

/** The panel and a bare TanStack table, both built now, both showing the same 10,000 rows. */
export async function startPanelBesideBaseline(): Promise<PanelBesideBaseline> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('there is no Chromium (node test/chromium.ts gets one)')
  const panel = builtPanel()
  const baseline = await mkdtemp(join(tmpdir(), 'slipcase-baseline-'))
  await buildPage({ root: join(import.meta.dirname, 'baselines/react-table'), outDir: baseline })
  const served = await serveTitle(titleWithManyRows(50042, 10_000), { panel, baseline })
  // An interruption is handled where the database is, which has to be stopped first.
  const browser = await chromium.launch({
    executablePath,
    args: chromiumFlags,
    handleSIGINT: false,
  })
  return {
    browser,
    panelUrl: served.panelUrl,
    baselineUrl: served.baselineUrl,
    async close() {
      await browser.close()
      await served.close()
      await rm(baseline, { recursive: true, force: true })
    },
  }
}
