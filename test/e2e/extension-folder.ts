import { readFileSync } from 'node:fs'
import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { manifestSource, writeManifest } from '#extension/build/write-manifest.ts'

const root = resolve(import.meta.dirname, '../..')
const loopback = 'http://127.0.0.1/*'

/**
 * A copy of the built extension for which pages on this machine count as Consonance: the same files,
 * with the manifest that `SLIPCASE_EXTRA_HOSTS` would have given it.
 */
export async function extensionFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'slipcase-extension-'))
  await cp(resolve(root, 'dist/extension'), folder, { recursive: true })
  const source = manifestSource.parse(
    JSON.parse(readFileSync(resolve(root, 'manifest.json'), 'utf8')),
  )
  const manifest = writeManifest(source, { version: '0.0.1', extraHosts: [loopback] })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}
