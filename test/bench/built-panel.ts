import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Folders of the hosted panel and of the extension, built now: a measure of an older build says nothing. */
export function builtPanel(): { panel: string; extension: string } {
  execFileSync(process.execPath, ['extension/build/build.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return { panel: resolve(root, 'dist/panel'), extension: resolve(root, 'dist/extension') }
}
