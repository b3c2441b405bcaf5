import { readFileSync } from 'node:fs'
import { z } from 'zod/mini'
import type { Plugin } from 'vite'
import { manifestSource, writeManifest } from './write-manifest.ts'

const root = new URL('../../', import.meta.url)
const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(file, root), 'utf8'))

/**
 * Puts the manifest and the icons beside the bundles. `SLIPCASE_EXTRA_HOSTS` holds host patterns,
 * separated by commas or spaces, that count as Consonance.
 */
export function manifestPlugin(
  extraHosts = (process.env['SLIPCASE_EXTRA_HOSTS'] ?? '').split(/[\s,]+/).filter(Boolean),
): Plugin {
  return {
    name: 'slipcase-manifest',
    apply: 'build',
    generateBundle() {
      const { version } = z.looseObject({ version: z.string() }).parse(readJson('package.json'))
      const source = manifestSource.parse(readJson('manifest.json'))
      const manifest = writeManifest(source, { version, extraHosts })
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.json',
        source: `${JSON.stringify(manifest, null, 2)}\n`,
      })
      for (const size of [16, 32, 48, 128])
        this.emitFile({
          type: 'asset',
          fileName: `icons/${size}.png`,
          source: readFileSync(new URL(`extension/icons/${size}.png`, root)),
        })
    },
  }
}
